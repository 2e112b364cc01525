package io.weiche.calls;

import io.weiche.access.CurrentUser;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One call, as far as it has been told. What follows from it never depends on the order in which that happened.
///
/// @param opener who told of it first
/// @param registered it is known whose call it is
/// @param recordingFileId a recording that lies here
public record Call(
        long id,
        @Nullable String externalId,
        Opener opener,
        boolean registered,
        CallDirection direction,
        OtherSide other,
        OurSide ours,
        CallCourse course,
        @Nullable String recordingUrl,
        @Nullable Long recordingFileId,
        Outcome outcome) {

    /// Who told of a call first, and may go on doing so.
    ///
    /// @param userId whose program or hand it was; of a provider whoever takes care of its calls
    /// @param providerId the telephone system that signs what it tells
    public record Opener(@Nullable Long userId, @Nullable Long providerId) {
        static Opener me() {
            return new Opener(CurrentUser.require().userId(), null);
        }
    }

    /// Whoever called us or was called.
    ///
    /// @param number null when it is hidden
    /// @param matchKey how people are recognised by it
    /// @param name as the telephone system knows them
    public record OtherSide(
            @Nullable String number,
            @Nullable String matchKey,
            @Nullable String name) {

        /// In the fewest words.
        public @Nullable String who() {
            return name != null ? name : number;
        }

        CallNumber known() {
            return new CallNumber(number, matchKey);
        }
    }

    /// Where it reached us, or from where we called.
    ///
    /// @param lineNumber as it was told, also when it is none of the known lines
    /// @param userId who of us called
    public record OurSide(
            @Nullable Long lineId,
            @Nullable String lineNumber,
            @Nullable Long userId) {}

    /// What became of it here.
    ///
    /// @param responsibleId who takes care of it
    /// @param activityId what is to be done about it; its records are those the call concerns
    public record Outcome(
            @Nullable Long responsibleId,
            @Nullable Long inquiryId,
            @Nullable Long activityId) {}

    public CallState state() {
        return course.state();
    }

    /// With what was told of it just now.
    ///
    /// @param number that was told
    /// @param line its line, if it is a known one
    Call with(CallReport told, CallNumber number, @Nullable Long line) {
        var registers = told.registers() && !registered;
        var known = registers ? number : other.known();
        return new Call(
                id,
                externalId,
                opener,
                registered || told.registers(),
                registers ? Objects.requireNonNull(told.direction()) : direction,
                new OtherSide(known.value(), known.matchKey(), other.name() == null ? told.name() : other.name()),
                new OurSide(
                        ours.lineId() == null ? line : ours.lineId(),
                        ours.lineNumber() == null ? told.line() : ours.lineNumber(),
                        ours.userId() == null ? told.userId() : ours.userId()),
                course.with(told),
                told.recordingUrl() == null ? recordingUrl : told.recordingUrl(),
                recordingFileId,
                outcome);
    }

    /// With what became of it.
    Call became(Outcome now) {
        return new Call(
                id, externalId, opener, registered, direction, other, ours, course, recordingUrl, recordingFileId, now);
    }

    /// As it was before anything more was told.
    Call asRinging() {
        return new Call(
                id,
                externalId,
                opener,
                registered,
                direction,
                other,
                ours,
                course.begun(),
                null,
                recordingFileId,
                outcome);
    }
}
