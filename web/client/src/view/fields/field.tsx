// The fields that only some polls have, and fetch.

import type { VNode } from "preact";
import type { FieldProps } from "../question.tsx";
import { DateField } from "./date.tsx";
import { GridField } from "./grid.tsx";
import { NumberField } from "./number.tsx";
import { RankingField } from "./ranking.tsx";
import { ScaleField } from "./scale.tsx";

/** The field of a question whose type has its own here. */
export function field(props: FieldProps): VNode {
  switch (props.q.type) {
    case "date": return <DateField {...props} />;
    case "number": return <NumberField {...props} />;
    case "scale": return <ScaleField {...props} />;
    case "ranking": return <RankingField {...props} />;
  }
  return <GridField {...props} />;
}
