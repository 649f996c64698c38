// SPDX-License-Identifier: MIT

export type MetricCategory =
  | 'Cpu' | 'Memory' | 'Disk' | 'Network' | 'Rendering' | 'Caching' | 'Editor' | 'Lsp' | 'Plugin' | 'Process' | 'Power' | 'Custom';

/** One measured value. */
export interface PerformanceMetric {
  /** What is measured, the same each time: "page_load_time". */
  id: string;
  /** What it is called for people. */
  name?: string;
  category?: MetricCategory;
  value: number;
  /** Its unit as UCUM writes it: "ms", "s", "By"; without one a plain number; "1" for a share of the whole. A metric keeps its unit. */
  unit?: string;
  /** Milliseconds since 1970; without one, now. */
  timestamp?: number;
  /** What tells its series from others of the same id: { 'service.name': 'shop', 'url.template': '/cart' }. Few values each. */
  attributes?: Record<string, string>;
  /** What describes this one value. */
  metadata?: Record<string, string>;
}

/** Thrown for what the dashboard would refuse. */
export class InvalidMetricError extends Error {
  readonly field: string;

  constructor(field: string, reason: string) {
    super(`Invalid metric: ${field} ${reason}`);
    this.name = 'InvalidMetricError';
    this.field = field;
  }
}

const longestText = 256;
const longestMetadata = 1024;
const mostMetadata = 64;

/** Texts as long as the dashboard takes them. */
function texts(given: Record<string, string> | undefined): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [key, value] of Object.entries(given ?? {}).slice(0, mostMetadata))
    kept[key.slice(0, longestText)] = String(value).slice(0, longestMetadata);
  return kept;
}

/** A metric with everything filled in, or an InvalidMetricError that names the field. */
export function complete(metric: PerformanceMetric): Required<PerformanceMetric> {
  if (typeof metric.id !== 'string' || metric.id === '' || metric.id.length > longestText)
    throw new InvalidMetricError('id', 'must be a text of 1 to 256 characters');
  if (typeof metric.value !== 'number' || !Number.isFinite(metric.value))
    throw new InvalidMetricError('value', 'must be a finite number');
  return {
    id: metric.id,
    name: (metric.name ?? metric.id).slice(0, longestText),
    category: metric.category ?? 'Custom',
    value: metric.value,
    unit: metric.unit ?? '',
    timestamp: metric.timestamp ?? Date.now(),
    attributes: texts(metric.attributes),
    metadata: texts(metric.metadata),
  };
}
