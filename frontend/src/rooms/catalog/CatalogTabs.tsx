import { PageTabs } from "../../kit";
import { catalogWords } from "../../words/catalog";
import { useWords } from "../../words/words";

/** The pages of the catalog. */
export function CatalogTabs() {
  const say = useWords(catalogWords);
  const tabs = [
    { path: "/catalog", label: say("tab_codes") },
    { path: "/catalog/services", label: say("tab_services") },
    { path: "/catalog/prices", label: say("tab_prices") },
    { path: "/catalog/taxes", label: say("tab_taxes") },
    { path: "/catalog/discounts", label: say("tab_discounts") },
    { path: "/catalog/visit-templates", label: say("tab_templates") },
    { path: "/catalog/crosswalk", label: say("tab_crosswalk") },
    { path: "/catalog/releases", label: say("tab_releases") },
  ];
  return <PageTabs label={say("title")} tabs={tabs} />;
}
