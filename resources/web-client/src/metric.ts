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
  /** Its unit as UCUM writes it: "ms", "s", "By"; without one a plain number. A metric keeps its unit. */
  unit?: string;
  /** Milliseconds since 1970; without one, now. */
  timestamp?: number;
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

/** A metric with everything filled in, or an InvalidMetricError that names the field. */
export function complete(metric: PerformanceMetric): Required<PerformanceMetric> {
  if (typeof metric.id !== 'string' || metric.id === '' || metric.id.length > longestText)
    throw new InvalidMetricError('id', 'must be a text of 1 to 256 characters');
  if (typeof metric.value !== 'number' || !Number.isFinite(metric.value))
    throw new InvalidMetricError('value', 'must be a finite number');
  const metadata: Record<string, string> = {};
  for (const [key, value] of Object.entries(metric.metadata ?? {}).slice(0, mostMetadata))
    metadata[key.slice(0, longestText)] = String(value).slice(0, longestMetadata);
  return {
    id: metric.id,
    name: (metric.name ?? metric.id).slice(0, longestText),
    category: metric.category ?? 'Custom',
    value: metric.value,
    unit: metric.unit ?? '1',
    timestamp: metric.timestamp ?? Date.now(),
    metadata,
  };
}
