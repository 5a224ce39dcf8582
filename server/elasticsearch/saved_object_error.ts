// Reads what the saved objects' client throws: Boom, which carries the status in `output`. Pure.

export const savedObjectStatusOf = (error: unknown): number | undefined =>
  (error as { output?: { statusCode?: number } }).output?.statusCode;
