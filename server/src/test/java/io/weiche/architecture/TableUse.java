package io.weiche.architecture;

import io.weiche.db.tables.DefaultSchema;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jooq.Named;

/// Which module touches which table, from the sources.
final class TableUse {
    private static final Pattern OWNS = Pattern.compile("Owns: ([a-z_, \\n/]+)");
    private static final Pattern USE = Pattern.compile("io\\.weiche\\.db\\.tables\\.Tables\\.([A-Z_]+)");

    /// Who may touch what is not theirs, and why.
    private static final Map<String, String> REASONS = Map.ofEntries(
            Map.entry("access → account", "asks with every session and token whether the account is suspended"),
            Map.entry("access → record_observer", "whoever observes a record may read it: part of the one predicate"),
            Map.entry("analytics → department", "narrows figures to the people of a department in one query"),
            Map.entry("analytics → department_member", "narrows figures to the people of a department in one query"),
            Map.entry("analytics → inquiry", "shows the words of the inquiries behind a number in one query"),
            Map.entry("analytics → web_form", "names the forms in a report"),
            Map.entry("analytics → lead", "counts leads in sets, and lists what it has counted"),
            Map.entry("analytics → deal", "counts deals in sets, and lists what it has counted"),
            Map.entry("analytics → conversion", "tells leads that a switch converted from those a person did"),
            Map.entry("analytics → stage_history", "counts how long records stood in stages"),
            Map.entry("analytics → activity_binding", "says in one query what the activities of a list are about"),
            Map.entry("analytics → activity", "counts what people have to do and have done"),
            Map.entry("dashboards → app_user", "a goal is that of somebody who is there"),
            Map.entry("dashboards → department", "a goal is that of a department that is there"),
            Map.entry("dashboards → pipeline", "a goal is that of a pipeline that is there"),
            Map.entry("dashboards → deal", "counts the won deals of all goals in one pass"),
            Map.entry("deals → company", "shows the title of the customer in one query for a whole page"),
            Map.entry("deals → contact", "shows the names of the customers in one query for a whole page"),
            Map.entry("observers → app_user", "names observers in a file in one query"),
            Map.entry("pipelines → deal", "must know whether a stage or pipeline is still in use"),
            Map.entry("pipelines → recurring_deal", "must know whether a pipeline is still in use"),
            Map.entry("recurring → company", "shows the customers of a list in one query"),
            Map.entry("recurring → contact", "shows the customers of a list in one query"),
            Map.entry("pipelines → lead", "must know whether a stage is still in use"),
            Map.entry("records → contact_point", "the search finds records of any kind by phone and e-mail"),
            Map.entry(
                    "records → custom_value",
                    "lists find and order records of any kind by the fields an account added"),
            Map.entry("intake → lead", "shows what inquiries became in one query for a whole page"),
            Map.entry("intake → deal", "shows what inquiries became in one query for a whole page"),
            Map.entry("intake → contact", "shows who sent inquiries in one query for a whole page"),
            Map.entry("intake → company", "shows who sent inquiries in one query for a whole page"),
            Map.entry("intake → own_company", "what our own people send is held in the query of the exceptions list"),
            Map.entry("conversion → own_company", "customers are recognised in sets, and we are none"),
            Map.entry("duplicates → own_company", "shared keys are read in sets, and we are nobody's duplicate"),
            Map.entry("requisites → company", "shows title and address of our own companies in one query"),
            Map.entry("chat → inquiry", "shows what conversations became in one query for a whole page"),
            Map.entry("chat → lead", "shows what conversations became in one query for a whole page"),
            Map.entry("chat → deal", "shows what conversations became in one query for a whole page"),
            Map.entry("modes → lead", "marks leads that need attention, and counts open ones"));

    private static final Set<String> TABLES = DefaultSchema.DEFAULT_SCHEMA
            .tableStream()
            .map(Named::getName)
            .collect(Collectors.toCollection(TreeSet::new));

    private TableUse() {}

    static Set<String> tables() {
        return TABLES;
    }

    static List<String> words(String claim) {
        return Arrays.stream(claim.split("[,\\s/.]+"))
                .filter(word -> tables().contains(word))
                .toList();
    }

    static Map<String, String> owners() {
        var owners = new HashMap<String, String>();
        for (var source : Code.sources()) {
            if (source.endsWith("package-info.java")) {
                OWNS.matcher(Code.text(source))
                        .results()
                        .forEach(found ->
                                words(found.group(1)).forEach(table -> owners.put(table, module(source.toString()))));
            }
        }
        return owners;
    }

    private static String module(String source) {
        var below = source.substring(Code.MAIN.toString().length() + 1);
        return below.contains("/") ? below.substring(0, below.indexOf('/')) : "";
    }

    static Set<String> foreign() {
        var owners = owners();
        var foreign = new TreeSet<String>();
        for (var source : Code.sources()) {
            USE.matcher(Code.text(source)).results().forEach(found -> {
                var table = found.group(1).toLowerCase(java.util.Locale.ROOT);
                var module = module(source.toString());
                var use = module + " → " + table;
                if (!module.equals(owners.get(table)) && !REASONS.containsKey(use)) {
                    foreign.add(use);
                }
            });
        }
        return foreign;
    }
}
