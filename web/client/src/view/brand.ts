// What an operator changed of the looks, out of the shell's one meta element: web/brand.go writes it, and checks contrast.

interface Brand { name?: string; logo?: string; colors?: Record<string, string> }

const brand = JSON.parse(document.querySelector<HTMLMetaElement>("meta[name=isoloir-brand]")?.content || "{}") as Brand;

for (const [property, color] of Object.entries(brand.colors ?? {})) document.documentElement.style.setProperty(property, color);

export const { name: site = "Isoloir", logo } = brand;
