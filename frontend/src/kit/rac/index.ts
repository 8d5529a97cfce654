/** The hard widgets, one lazy chunk: nothing else may import react-aria-components. */
import "./pressable";

export { RacCombobox } from "./RacCombobox";
export { RacDateField } from "./RacDateField";
