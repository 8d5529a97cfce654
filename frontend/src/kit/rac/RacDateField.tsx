import { parseDate, type CalendarDate } from "@internationalized/date";
import {
  Button, Calendar, CalendarCell, CalendarGrid, CalendarGridBody, CalendarGridHeader, CalendarHeaderCell,
  DateInput, DatePicker, DateSegment, Dialog, Group, Heading, I18nProvider, Popover,
} from "react-aria-components";
import { LOCALES } from "../../words/format";
import { kitWords } from "../../words/kit";
import { useLanguage } from "../../words/language";
import { useWords } from "../../words/words";
import type { DateFieldProps } from "../DateField";
import { Field, useField } from "../Field";
import { Icon } from "../Icon";
import { usePlace } from "./usePlace";

function read(value: string | null | undefined): CalendarDate | null {
  try {
    return value ? parseDate(value) : null;
  } catch {
    return null;
  }
}

function Month() {
  const say = useWords(kitWords);
  return (
    <Calendar className="calendar">
      <header>
        <Button slot="previous" className="button quiet icon-only" aria-label={say("previous_month")}><Icon name="left" /></Button>
        <Heading level={2} />
        <Button slot="next" className="button quiet icon-only" aria-label={say("next_month")}><Icon name="right" /></Button>
      </header>
      <CalendarGrid>
        <CalendarGridHeader>{(day) => <CalendarHeaderCell>{day}</CalendarHeaderCell>}</CalendarGridHeader>
        <CalendarGridBody>{(date) => <CalendarCell date={date} className="calendar-cell" />}</CalendarGridBody>
      </CalendarGrid>
    </Calendar>
  );
}

export function RacDateField(props: DateFieldProps) {
  const say = useWords(kitWords);
  const locale = LOCALES[useLanguage()];
  const field = useField(props);
  const { ref, place } = usePlace();
  return (
    <Field field={field} label={props.label} hint={props.hint} required={props.required} bare={props.bare}>
      <I18nProvider locale={locale}>
        <DatePicker
          id={field.id}
          aria-labelledby={`${field.id}-l`}
          aria-describedby={field.attributes["aria-describedby"]}
          isDisabled={props.disabled}
          isInvalid={field.error !== undefined}
          value={read(field.value)}
          minValue={read(props.min) ?? undefined}
          maxValue={read(props.max) ?? undefined}
          shouldForceLeadingZeros
          onChange={(date) => field.change(date?.toString() ?? null)}
        >
          <Group ref={ref} className="input date-group">
            <DateInput className="date-input">{(segment) => <DateSegment segment={segment} className="segment" />}</DateInput>
            <Button className="button quiet icon-only date-button" aria-label={say("open_calendar")}><Icon name="calendar" /></Button>
          </Group>
          <Popover className="popover" offset={4} UNSTABLE_portalContainer={place}>
            <Dialog aria-label={props.label}><Month /></Dialog>
          </Popover>
        </DatePicker>
      </I18nProvider>
    </Field>
  );
}
