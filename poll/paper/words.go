package paper

import "strings"

// words are those of a printed page in one language. %s stands for a time.
type words struct {
	Lang       string
	Kind       string // over the title
	How        string // over the steps
	Scan       string
	Compare    string
	HaveCode   string // on the poster of a poll with codes
	Answer     string
	Sealed     string // goes after the step in which one answers
	Fetch      string // the first of two visits, where codes are taken only before the poll opens
	Return     string // the second
	Opens      string
	Closes     string
	CodesUntil string
	Asks       string // goes before who asks
	Address    string
	Words      string
	Promise    string
	More       string // where the introduction is longer than the page
	YourCode   string
	OneBallot  string
	Enter      string
}

// allWords begins with those for languages that have none.
var allWords = []*words{&english, &french, &german, &spanish, &arabic}

func wordsIn(tag string) *words {
	primary, _, _ := strings.Cut(tag, "-")
	for _, w := range allWords {
		if strings.EqualFold(w.Lang, primary) {
			return w
		}
	}
	return allWords[0]
}

var english = words{
	Lang:       "en",
	Kind:       "Anonymous poll",
	How:        "How to take part",
	Scan:       "Scan the QR code with your phone, or open the address below in a browser.",
	Compare:    "Look for the six words below: the screen shows the same ones if it is this poll.",
	HaveCode:   "Have the code from your letter at hand. It is good for one ballot.",
	Answer:     "Answer.",
	Sealed:     "Your answers are sealed on your device before they are sent.",
	Fetch:      "First visit, until %s: exchange your code for a ballot paper, and save it. After that, codes are no longer taken.",
	Return:     "Second visit, from %s on: open the ballot paper that you saved, and answer.",
	Opens:      "Opens on %s",
	Closes:     "Closes on %s",
	CodesUntil: "Codes are taken until %s",
	Asks:       "Who asks",
	Address:    "Address",
	Words:      "The words of this poll",
	Promise:    "The server cannot open the answers, and does not note who sends them.",
	More:       "The rest can be read in the poll itself.",
	YourCode:   "Your code",
	OneBallot:  "The code is good for one ballot, on which it does not stand. Show it to nobody.",
	Enter:      "If you are asked for your code, type it; hyphens and capitals do not matter.",
}

var french = words{
	Lang:       "fr",
	Kind:       "Consultation anonyme",
	How:        "Comment participer",
	Scan:       "Scannez le code QR avec votre téléphone, ou ouvrez l’adresse ci-dessous dans un navigateur.",
	Compare:    "Cherchez les six mots ci-dessous\u00a0: l’écran montre les mêmes si c’est bien cette consultation.",
	HaveCode:   "Ayez sous la main le code reçu par lettre. Il donne droit à un seul bulletin.",
	Answer:     "Répondez.",
	Sealed:     "Vos réponses sont scellées sur votre appareil avant l’envoi.",
	Fetch:      "Première visite, jusqu’au %s\u00a0: échangez votre code contre une carte de vote et enregistrez-la. Ensuite, les codes ne sont plus acceptés.",
	Return:     "Seconde visite, à partir du %s\u00a0: ouvrez la carte de vote enregistrée et répondez.",
	Opens:      "Ouvre le %s",
	Closes:     "Clôture le %s",
	CodesUntil: "Les codes sont acceptés jusqu’au %s",
	Asks:       "Qui demande",
	Address:    "Adresse",
	Words:      "Les mots de cette consultation",
	Promise:    "Le serveur ne peut pas ouvrir les réponses, et ne note pas qui les envoie.",
	More:       "La suite se lit dans la consultation.",
	YourCode:   "Votre code",
	OneBallot:  "Le code est valable pour un seul bulletin, sur lequel il ne figure pas. Ne le montrez à personne.",
	Enter:      "Si votre code vous est demandé, saisissez-le\u202f; les tirets et les majuscules n’importent pas.",
}

var german = words{
	Lang:       "de",
	Kind:       "Anonyme Befragung",
	How:        "So nehmen Sie teil",
	Scan:       "Scannen Sie den QR-Code mit dem Telefon, oder öffnen Sie die Adresse unten in einem Browser.",
	Compare:    "Achten Sie auf die sechs Wörter unten: Der Bildschirm zeigt dieselben, wenn es diese Befragung ist.",
	HaveCode:   "Halten Sie den Code aus Ihrem Brief bereit. Er gilt für einen Stimmzettel.",
	Answer:     "Antworten Sie.",
	Sealed:     "Ihre Antworten werden auf Ihrem Gerät versiegelt, bevor sie abgeschickt werden.",
	Fetch:      "Erster Besuch, bis %s: Tauschen Sie Ihren Code gegen einen Wahlschein und speichern Sie ihn. Danach werden keine Codes mehr angenommen.",
	Return:     "Zweiter Besuch, ab %s: Öffnen Sie den gespeicherten Wahlschein und antworten Sie.",
	Opens:      "Beginnt am %s",
	Closes:     "Endet am %s",
	CodesUntil: "Codes werden angenommen bis %s",
	Asks:       "Wer fragt",
	Address:    "Adresse",
	Words:      "Die Wörter dieser Befragung",
	Promise:    "Der Server kann die Antworten nicht öffnen und hält nicht fest, wer sie schickt.",
	More:       "Der Rest steht in der Befragung selbst.",
	YourCode:   "Ihr Code",
	OneBallot:  "Der Code gilt für einen Stimmzettel, auf dem er nicht steht. Zeigen Sie ihn niemandem.",
	Enter:      "Werden Sie nach Ihrem Code gefragt, geben Sie ihn ein; Bindestriche und Großschreibung sind gleichgültig.",
}

var spanish = words{
	Lang:       "es",
	Kind:       "Consulta anónima",
	How:        "Cómo participar",
	Scan:       "Escanee el código QR con el teléfono o abra la dirección de abajo en un navegador.",
	Compare:    "Fíjese en las seis palabras de abajo: la pantalla muestra las mismas si es esta consulta.",
	HaveCode:   "Tenga a mano el código de su carta. Vale para una sola papeleta.",
	Answer:     "Responda.",
	Sealed:     "Sus respuestas se sellan en su dispositivo antes de enviarse.",
	Fetch:      "Primera visita, hasta el %s: cambie su código por una credencial y guárdela. Después ya no se aceptan códigos.",
	Return:     "Segunda visita, a partir del %s: abra la credencial guardada y responda.",
	Opens:      "Se abre el %s",
	Closes:     "Se cierra el %s",
	CodesUntil: "Los códigos se aceptan hasta el %s",
	Asks:       "Quién pregunta",
	Address:    "Dirección",
	Words:      "Las palabras de esta consulta",
	Promise:    "El servidor no puede abrir las respuestas ni anota quién las envía.",
	More:       "El resto se lee en la propia consulta.",
	YourCode:   "Su código",
	OneBallot:  "El código vale para una sola papeleta, en la que no figura. No lo enseñe a nadie.",
	Enter:      "Si se le pide su código, escríbalo; los guiones y las mayúsculas no importan.",
}

var arabic = words{
	Lang:       "ar",
	Kind:       "استطلاع مجهول الهوية",
	How:        "كيف تشارك",
	Scan:       "امسح رمز QR بهاتفك، أو افتح العنوان أدناه في متصفح.",
	Compare:    "انظر إلى الكلمات الست أدناه: تظهر نفسها على الشاشة إذا كان هذا هو الاستطلاع.",
	HaveCode:   "ليكن الرمز الذي في رسالتك في متناول يدك. يصلح لورقة اقتراع واحدة.",
	Answer:     "أجب.",
	Sealed:     "تُختم إجاباتك على جهازك قبل إرسالها.",
	Fetch:      "الزيارة الأولى، حتى %s: استبدل برمزك بطاقة اقتراع واحفظها. بعد ذلك لا تُقبل الرموز.",
	Return:     "الزيارة الثانية، ابتداءً من %s: افتح بطاقة الاقتراع التي حفظتها، ثم أجب.",
	Opens:      "يُفتح في %s",
	Closes:     "يُغلق في %s",
	CodesUntil: "تُقبل الرموز حتى %s",
	Asks:       "من يسأل",
	Address:    "العنوان",
	Words:      "كلمات هذا الاستطلاع",
	Promise:    "لا يستطيع الخادم فتح الإجابات، ولا يسجّل من أرسلها.",
	More:       "البقية في الاستطلاع نفسه.",
	YourCode:   "رمزك",
	OneBallot:  "الرمز يصلح لورقة اقتراع واحدة، ولا يُكتب عليها. لا تُره أحدًا.",
	Enter:      "إذا طُلب منك رمزك فاكتبه، ولا فرق بين الحروف الكبيرة والصغيرة، والشرطات ليست لازمة.",
}
