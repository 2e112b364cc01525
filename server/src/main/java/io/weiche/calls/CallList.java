package io.weiche.calls;

import io.weiche.access.Access;
import io.weiche.access.Action;
import io.weiche.access.CurrentUser;
import io.weiche.files.RecordFiles;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.RecordRef;
import io.weiche.records.RecordDirectory;
import io.weiche.web.Page;
import io.weiche.web.Problem;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Shows calls: those that concern something the current user may see, and their own.
@Service
public class CallList {
    private final CallReader reader;
    private final CallLineStore lines;
    private final CallSettingsStore settings;
    private final RecordDirectory directory;
    private final Access access;
    private final RecordFiles files;

    CallList(
            CallReader reader,
            CallLineStore lines,
            CallSettingsStore settings,
            RecordDirectory directory,
            Access access,
            RecordFiles files) {
        this.reader = reader;
        this.lines = lines;
        this.settings = settings;
        this.directory = directory;
        this.access = access;
        this.files = files;
    }

    /// The latest first.
    @Transactional(readOnly = true)
    public Page<ShownCall> list(CallFilter filter, int limit, @Nullable String cursor) {
        var calls = reader.page(filter, before(cursor), limit + 1);
        var more = calls.size() > limit;
        var items = more ? calls.subList(0, limit) : calls;
        return new Page<>(
                shown(items),
                more ? Long.toString(items.getLast().id()) : null,
                Page.total(cursor, items.size(), more, () -> reader.count(filter)));
    }

    private static long before(@Nullable String cursor) {
        try {
            return cursor == null || cursor.isEmpty() ? Long.MAX_VALUE : Long.parseLong(cursor);
        } catch (NumberFormatException e) {
            throw BadInput.of("cursor", "malformed", "This cursor does not belong to this list.");
        }
    }

    @Transactional(readOnly = true)
    public ShownCall get(long id) {
        return reader.find(id).map(call -> shown(List.of(call)).getFirst()).orElseThrow(Problem::notFound);
    }

    /// Whom a call that was just told of concerns.
    @Transactional(readOnly = true)
    public ShownCall of(Call call) {
        return shown(List.of(call)).getFirst();
    }

    /// A call that rings for the current user now, or in which they speak.
    public record RingingCall(ShownCall call, CallerCard caller) {}

    @Transactional(readOnly = true)
    public List<RingingCall> ringing() {
        var calls = reader.ringing(CurrentUser.requireId());
        var shown = shown(calls).stream().collect(Collectors.toMap(ShownCall::id, Function.identity()));
        var cards = reader.cards(shown.values());
        return calls.stream()
                .map(call -> Objects.requireNonNull(shown.get(call.id())))
                .map(call -> new RingingCall(call, cards.getOrDefault(call.id(), CallerCard.UNKNOWN)))
                .toList();
    }

    /// Where a click on a number leads; null: the device decides.
    @Transactional(readOnly = true)
    public @Nullable String link() {
        CurrentUser.require();
        return settings.link();
    }

    private List<ShownCall> shown(Collection<Call> calls) {
        var recordsOf = reader.recordsOf(calls.stream()
                .map(call -> call.outcome().activityId())
                .filter(Objects::nonNull)
                .toList());
        var heads = directory.find(
                recordsOf.values().stream().flatMap(List::stream).distinct().toList());
        var lineOf = calls.isEmpty()
                ? Map.<Long, CallLine>of()
                : lines.list().stream().collect(Collectors.toMap(CallLine::id, Function.identity()));
        var seen = new HashMap<RecordRef, ShownCall.About>();
        heads.forEach((ref, head) -> {
            if (access.allows(head.subject(), Action.READ)) {
                seen.put(ref, new ShownCall.About(ref.kind(), ref.id(), head.name()));
            }
        });
        var recordings = files.present(calls.stream()
                .map(Call::recordingFileId)
                .filter(Objects::nonNull)
                .toList());
        return calls.stream()
                .map(call -> shown(
                        call,
                        call.recordingFileId() != null && recordings.contains(call.recordingFileId()),
                        line(call, lineOf),
                        call.outcome().activityId() == null
                                ? List.of()
                                : recordsOf.getOrDefault(call.outcome().activityId(), List.of()).stream()
                                        .map(seen::get)
                                        .filter(Objects::nonNull)
                                        .toList()))
                .toList();
    }

    private static ShownCall.@Nullable Line line(Call call, Map<Long, CallLine> lineOf) {
        var line = call.ours().lineId() == null ? null : lineOf.get(call.ours().lineId());
        if (line != null) {
            return new ShownCall.Line(line.id(), line.number(), line.name());
        }
        return call.ours().lineNumber() == null
                ? null
                : new ShownCall.Line(null, call.ours().lineNumber(), null);
    }

    private static ShownCall shown(
            Call call, boolean recordingHere, ShownCall.@Nullable Line line, List<ShownCall.About> records) {
        var course = call.course();
        return new ShownCall(
                call.id(),
                call.direction(),
                call.state(),
                call.other().number(),
                call.other().name(),
                line,
                course.startedAt(),
                course.answeredAt(),
                course.endedAt(),
                course.duration(),
                call.recordingUrl(),
                recordingHere,
                call.outcome().responsibleId(),
                course.spokeId() == null && call.direction() == CallDirection.OUTBOUND
                        ? call.ours().userId()
                        : course.spokeId(),
                call.outcome().inquiryId(),
                call.outcome().activityId(),
                records);
    }
}
