/** What is wrong with one field of the input. `field` is a JSON path, `code` a stable word, `names` what it is about. */
export interface FieldProblem {
  field: string;
  code?: string;
  message: string;
  names?: string[];
}

interface ProblemBody {
  type?: string;
  title?: string;
  detail?: string;
  errors?: FieldProblem[];
  [extra: string]: unknown;
}

/**
 * The server refused or failed. `slug` is the stable last part of the problem's type; `offline` and `unreadable` are
 * our own: no answer came, or one that is not ours.
 */
export class ApiProblem extends Error {
  override readonly name = "ApiProblem";
  /** Without a member kept to itself, any object that looks alike would count as one. */
  declare protected readonly isApiProblem: true;
  readonly status: number;
  readonly slug: string;
  readonly detail: string | undefined;
  readonly errors: readonly FieldProblem[];
  /** Further members, for example `dealId` or `version`. */
  readonly extras: Readonly<Record<string, unknown>>;

  constructor(status: number, slug: string, body: ProblemBody = {}) {
    super(body.detail ?? body.title ?? slug);
    this.status = status;
    this.slug = slug;
    this.detail = body.detail;
    this.errors = body.errors ?? [];
    this.extras = body;
  }

  /** A number among the further members, or undefined. */
  extraNumber(name: string): number | undefined {
    const value = this.extras[name];
    return typeof value === "number" ? value : undefined;
  }
}

/** Reads a refused response. Never throws: what cannot be read becomes the problem `unreadable`. */
export async function problemOf(response: Response): Promise<ApiProblem> {
  try {
    const body = (await response.json()) as ProblemBody;
    const slug = body.type?.split("/").pop();
    return new ApiProblem(
      response.status,
      slug !== undefined && slug !== "" ? slug : slugOfStatus(response.status),
      body,
    );
  } catch {
    return new ApiProblem(response.status, slugOfStatus(response.status));
  }
}

function slugOfStatus(status: number): string {
  if (status === 502 || status === 503 || status === 504) return "unavailable";
  if (status === 404) return "not-found";
  return status >= 500 ? "internal" : "unreadable";
}

export function isProblem(error: unknown, slug?: string): error is ApiProblem {
  return error instanceof ApiProblem && (slug === undefined || error.slug === slug);
}
