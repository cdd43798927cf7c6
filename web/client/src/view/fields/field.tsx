// The fields that come with the second part.

import type { VNode } from "preact";
import type { FieldProps } from "../question.tsx";
import { DateField } from "./date.tsx";
import { GridField } from "./grid.tsx";
import { RankingField } from "./ranking.tsx";

/** The field of a question whose type has its own here. */
export function field(props: Omit<FieldProps, "describedBy">): VNode {
  switch (props.q.type) {
    case "date": return <DateField {...props} />;
    case "ranking": return <RankingField {...props} />;
  }
  return <GridField {...props} />;
}
