// The fields that only some polls have: scales, numbers, dates, rankings, grades, matrices. Fetched with the second part, by those polls. It stands on the first.

import "./main.tsx";
import { field } from "./view/fields/field.tsx";
import { provide } from "./view/parts.ts";

provide("fields", { field });
