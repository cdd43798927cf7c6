// The fields that only some polls have: scales, numbers, dates, rankings, grades, matrices. By those polls it is fetched
// instead of the first words, which come in one file with it and its own. It stands on the first part.

import "./main.tsx";
import "./view/fields/style.ts";
import { field } from "./view/fields/field.tsx";
import { provide } from "./view/parts.ts";

provide("fields", { field });
