/** What the API's description says of a request's body: fields that it does not name, the real server refuses. */
import openapi from "../../../docs/api/openapi.json";

interface Schema {
  $ref?: string;
  properties?: Record<string, Schema>;
  additionalProperties?: Schema | boolean;
  items?: Schema;
  anyOf?: Schema[];
}

interface Operation {
  requestBody?: { content: Record<string, { schema: Schema }> };
}

const PATHS = openapi.paths as unknown as Record<string, Record<string, Operation>>;
const SCHEMAS = openapi.components.schemas as unknown as Record<string, Schema>;

function resolved(schema: Schema): Schema {
  return schema.$ref ? (SCHEMAS[schema.$ref.split("/").at(-1) ?? ""] ?? {}) : schema;
}

function unknownIn(value: unknown, given: Schema, at: string): string[] {
  const schema = resolved(given);
  if (value === null || typeof value !== "object") return [];
  if (schema.anyOf) {
    const tries = schema.anyOf.map((one) => unknownIn(value, one, at));
    return tries.some((found) => !found.length) ? [] : (tries[0] ?? []);
  }
  if (Array.isArray(value)) return value.flatMap((one, place) => unknownIn(one, schema.items ?? {}, `${at}${place}.`));
  const { properties, additionalProperties } = schema;
  if (!properties) return [];
  return Object.entries(value).flatMap(([name, part]) => {
    const known = properties[name];
    if (known) return unknownIn(part, known, `${at}${name}.`);
    return additionalProperties ? [] : [at + name];
  });
}

/** The fields of a body that its route does not know, by their paths. */
export function unknownFields(method: string, route: string, body: unknown): string[] {
  const schema = PATHS[route]?.[method.toLowerCase()]?.requestBody?.content["application/json"]?.schema;
  return schema ? unknownIn(body, schema, "") : [];
}
