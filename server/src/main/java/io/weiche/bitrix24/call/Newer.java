package io.weiche.bitrix24.call;

import io.weiche.bitrix24.wire.RestError;
import io.weiche.kernel.BadInput;
import io.weiche.web.Problem;
import io.weiche.web.ProblemType;

/// The newer methods of the original name their errors where the older ones have empty codes.
public final class Newer {
    private Newer() {}

    /// @param missing what is said when there is no such record
    public static Handler of(String missing, Handler handler) {
        return call -> {
            try {
                return handler.answer(call);
            } catch (Problem problem) {
                throw translate(problem, missing);
            } catch (BadInput input) {
                throw translate(input);
            } catch (RestError error) {
                throw error.text().equals("Not found") ? new RestError(400, "NOT_FOUND", missing) : error;
            }
        };
    }

    public static Handler of(Handler handler) {
        return of("Element not found", handler);
    }

    private static RuntimeException translate(Problem problem, String missing) {
        if (problem.type() == ProblemType.NOT_FOUND) {
            return new RestError(400, "NOT_FOUND", missing);
        }
        return problem.type() == ProblemType.FORBIDDEN
                ? new RestError(400, "ACCESS_DENIED", "Access denied. " + problem.getMessage())
                : problem;
    }

    private static RestError translate(BadInput input) {
        var first = input.errors().getFirst();
        var code = first.code().equals("required") ? "CRM_FIELD_ERROR_REQUIRED" : "CRM_FIELD_ERROR_VALUE_NOT_VALID";
        return new RestError(400, code, Errors.of(input).text());
    }
}
