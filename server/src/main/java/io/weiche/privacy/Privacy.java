package io.weiche.privacy;

import io.weiche.access.Access;
import io.weiche.access.Action;
import io.weiche.access.Audit;
import io.weiche.access.Right;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.RecordRef;
import io.weiche.records.ReadingTurn;
import io.weiche.records.RecordDirectory;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What a person may ask for (GDPR, articles 15, 17 and 20). For administrators: it concerns what nobody else may see
/// as a whole, and cannot be taken back.
@Service
public class Privacy {
    private final PersonStore store;
    private final ReadingTurn turn;
    private final RecordDirectory directory;
    private final Access access;
    private final Audit audit;
    private final JsonMapper json;

    Privacy(
            PersonStore store,
            ReadingTurn turn,
            RecordDirectory directory,
            Access access,
            Audit audit,
            JsonMapper json) {
        this.store = store;
        this.turn = turn;
        this.directory = directory;
        this.access = access;
        this.audit = audit;
        this.json = json;
    }

    /// Everything that is kept about a person, table by table.
    @Transactional
    public ObjectNode export(RecordRef record) {
        access.require(Right.ADMINISTRATOR);
        var name = nameOf(record);
        var person = store.find(record);
        var file = json.createObjectNode();
        file.put("person", name);
        Places.ALL.stream().filter(Place::exported).forEach(place -> {
            var rows = json.readTree(store.read(place, person));
            if (!rows.isEmpty()) {
                file.withArrayProperty(place.table()).addAll(rows.values());
            }
        });
        audit.write("person-exported", subject(record), null, null);
        return file;
    }

    /// Erases a person everywhere. Nothing takes this back.
    ///
    /// @param typed the person's name, so that nobody does this by a slip
    @Transactional
    public void erase(RecordRef record, String typed) {
        access.require(Right.ADMINISTRATOR);
        if (!isSame(typed, nameOf(record))) {
            throw BadInput.of("name", "other-name", "This is not the name of the person.");
        }
        // or a reader that is at work would write the words of the person afterwards
        turn.take();
        store.holdReports();
        var person = store.find(record);
        Places.ALL.forEach(place -> store.erase(place, person));
        // the entry stays, so it says nothing about who it was
        audit.write(
                "person-erased",
                subject(record),
                null,
                Map.of("leads", person.leads().size(), "deals", person.deals().size()));
    }

    /// @throws io.weiche.web.Problem when there is no such person
    private String nameOf(RecordRef record) {
        return directory.require(record, Action.READ).name();
    }

    private static boolean isSame(String typed, String name) {
        return typed.strip().toLowerCase(Locale.ROOT).equals(name.strip().toLowerCase(Locale.ROOT));
    }

    private static String subject(RecordRef record) {
        return record.kind().name().toLowerCase(Locale.ROOT) + ":" + record.id();
    }
}
