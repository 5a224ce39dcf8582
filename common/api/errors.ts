/** Body of every answer that is not 2xx: Kibana's own three fields, then the failure's name and remedy. */
export interface ErrorBody {
  statusCode: number;
  /** HTTP reason phrase, such as "Unauthorized". */
  error: string;
  /** What went wrong, in a sentence. */
  message: string;
  /** Stable name, such as "wrong_token". */
  code: string;
  /** What `message` is made of, where the code has any. */
  details?: object;
  /** What the caller can do about it, in a sentence. */
  remedy: string;
}
