// The third part: what is needed only when a ballot does not simply arrive. It is fetched quietly once the second is here, so that it is
// there when the network is not. It stands on the second.

import "./sending.tsx";
import { provide } from "./view/parts.ts";
import { Failed } from "./view/unsent/failed.tsx";
import { SaveUnsent } from "./view/unsent/save_unsent.tsx";
import { Ways } from "./view/unsent/ways.tsx";

provide("unsent", { Failed, SaveUnsent, Ways });
