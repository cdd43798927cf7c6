import { parseLink } from "./domain/link.ts";

void parseLink;
