package io.weiche.web;

import java.net.URI;
import org.springframework.http.HttpStatus;

/// Every kind of problem the interface can report. The slug is part of the contract; texts may change.
public enum ProblemType {
    INVALID_INPUT("invalid-input", HttpStatus.BAD_REQUEST, "The input is not valid"),
    MALFORMED_REQUEST("malformed-request", HttpStatus.BAD_REQUEST, "The request cannot be read"),
    NOT_SIGNED_IN("not-signed-in", HttpStatus.UNAUTHORIZED, "Sign in first"),
    WRONG_CREDENTIALS("wrong-credentials", HttpStatus.UNAUTHORIZED, "E-mail or password is wrong"),
    SECOND_FACTOR_NEEDED(
            "second-factor-needed", HttpStatus.UNAUTHORIZED, "The code of the second factor is needed too"),
    SECOND_FACTOR_DEMANDED("second-factor-demanded", HttpStatus.FORBIDDEN, "The account asks for a second factor"),
    WRONG_SIGNATURE("wrong-signature", HttpStatus.UNAUTHORIZED, "The signature is wrong, missing or too old"),
    WRONG_CODE("wrong-code", HttpStatus.UNAUTHORIZED, "The code is wrong"),
    PLAN_DOES_NOT_INCLUDE_CLASSIC(
            "plan-does-not-include-classic", HttpStatus.PAYMENT_REQUIRED, "The plan does not include classic mode"),
    PLAN_DOES_NOT_INCLUDE_RECURRING(
            "plan-does-not-include-recurring-deals",
            HttpStatus.PAYMENT_REQUIRED,
            "The plan does not include recurring deals"),
    PLAN_DOES_NOT_INCLUDE_AUTOMATION(
            "plan-does-not-include-automation", HttpStatus.PAYMENT_REQUIRED, "The plan does not include automation"),
    PLAN_LIMIT_REACHED("plan-limit-reached", HttpStatus.PAYMENT_REQUIRED, "The plan allows no more of these"),
    FORBIDDEN("forbidden", HttpStatus.FORBIDDEN, "A right is missing"),
    NOT_FOUND("not-found", HttpStatus.NOT_FOUND, "Not found"),
    MERGED("merged", HttpStatus.GONE, "The record was merged into another one"),
    METHOD_NOT_ALLOWED("method-not-allowed", HttpStatus.METHOD_NOT_ALLOWED, "The method is not allowed here"),
    NOT_ACCEPTABLE("not-acceptable", HttpStatus.NOT_ACCEPTABLE, "There is no such representation"),
    CONFLICT("conflict", HttpStatus.CONFLICT, "Not possible in the present state"),
    LEAD_CONVERTED("lead-converted", HttpStatus.CONFLICT, "The lead has been converted"),
    CONVERSION_REQUIRED("conversion-required", HttpStatus.CONFLICT, "A lead is completed by converting it"),
    SWITCH_RUNNING("switch-running", HttpStatus.CONFLICT, "A switch of the mode is running"),
    EPOCH_EXPIRED("epoch-expired", HttpStatus.CONFLICT, "The mode has been changed meanwhile"),
    STAGE_IN_USE("stage-in-use", HttpStatus.CONFLICT, "The stage still holds records"),
    PIPELINE_IN_USE("pipeline-in-use", HttpStatus.CONFLICT, "The pipeline is still in use"),
    FIELD_IN_USE("field-in-use", HttpStatus.CONFLICT, "Records have values of this field"),
    FIELDS_REQUIRED("fields-required", HttpStatus.UNPROCESSABLE_CONTENT, "Fields must be filled in first"),
    QUOTA_EXCEEDED("quota-exceeded", HttpStatus.CONFLICT, "There is no room left for files"),
    UNDO_NOT_POSSIBLE("undo-not-possible", HttpStatus.CONFLICT, "This cannot be undone any more"),
    VERSION_CONFLICT("version-conflict", HttpStatus.PRECONDITION_FAILED, "The record has been changed meanwhile"),
    PRECONDITION_REQUIRED(
            "precondition-required", HttpStatus.PRECONDITION_REQUIRED, "Say which version is to be changed"),
    PAYLOAD_TOO_LARGE("payload-too-large", HttpStatus.CONTENT_TOO_LARGE, "The request is too large"),
    UNSUPPORTED_MEDIA_TYPE(
            "unsupported-media-type", HttpStatus.UNSUPPORTED_MEDIA_TYPE, "This media type is not supported"),
    IDEMPOTENCY_KEY_REUSED(
            "idempotency-key-reused", HttpStatus.UNPROCESSABLE_CONTENT, "The key was used for another request"),
    TOO_MANY_REQUESTS("too-many-requests", HttpStatus.TOO_MANY_REQUESTS, "Too many requests"),
    UNAVAILABLE("unavailable", HttpStatus.SERVICE_UNAVAILABLE, "The database does not answer"),
    INTERNAL("internal", HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong on our side");

    private static final String BASE = "https://weiche.io/problems/";

    private final String slug;
    private final HttpStatus status;
    private final String title;

    ProblemType(String slug, HttpStatus status, String title) {
        this.slug = slug;
        this.status = status;
        this.title = title;
    }

    public String slug() {
        return slug;
    }

    public HttpStatus status() {
        return status;
    }

    public String title() {
        return title;
    }

    public URI type() {
        return URI.create(BASE + slug);
    }
}
