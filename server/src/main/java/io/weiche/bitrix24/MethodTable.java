package io.weiche.bitrix24;

import static io.weiche.bitrix24.call.Scope.BASIC;
import static io.weiche.bitrix24.call.Scope.CRM;
import static io.weiche.bitrix24.call.Scope.USER;

import io.weiche.bitrix24.call.Answer;
import io.weiche.bitrix24.call.Call;
import io.weiche.bitrix24.call.Granted;
import io.weiche.bitrix24.call.Handler;
import io.weiche.bitrix24.call.MethodFamily;
import io.weiche.bitrix24.call.MethodList;
import io.weiche.bitrix24.call.MethodName;
import io.weiche.bitrix24.call.Methods;
import io.weiche.bitrix24.call.RestMethod;
import io.weiche.bitrix24.call.Scope;
import io.weiche.bitrix24.kinds.DuplicateMethods;
import io.weiche.bitrix24.kinds.Kinds;
import io.weiche.bitrix24.reference.CategoryMethods;
import io.weiche.bitrix24.reference.EnumMethods;
import io.weiche.bitrix24.reference.ModeMethods;
import io.weiche.bitrix24.reference.StatusMethods;
import io.weiche.bitrix24.reference.SystemMethods;
import io.weiche.bitrix24.reference.UserMethods;
import io.weiche.bitrix24.timeline.ActivityMethods;
import io.weiche.bitrix24.timeline.StageHistoryMethods;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// The one list of all methods. A new method is one entry here and one handler; `docs/compatibility.md` names the same.
@Component
public class MethodTable implements Methods {
    private final MethodList list = new MethodList();
    private final Map<String, RestMethod> methods = list.byName();

    MethodTable(
            SystemMethods system,
            UserMethods users,
            ModeMethods mode,
            Kinds kinds,
            DuplicateMethods duplicates,
            ActivityMethods activities,
            StageHistoryMethods history,
            StatusMethods status,
            CategoryMethods categories,
            List<MethodFamily> families) {
        read("batch", BASIC, "halt, cmd*", "Up to 50 commands in one request", system::batchInBatch);
        read("profile", BASIC, "", "Whose webhook this is", system::profile);
        read("scope", BASIC, "full", "Parts of the interface the webhook reaches", MethodTable::scopes);
        read("methods", BASIC, "full, scope", "Names of all methods", this::names);
        read("method.get", BASIC, "name*", "Whether there is a method", this::describe);
        read("server.time", BASIC, "", "The time of the server", system::time);
        read("user.admin", BASIC, "", "Whether the caller is an administrator", system::isAdministrator);
        for (var name : List.of("app.info", "app.option.get", "app.option.set", "user.option.get", "user.option.set")) {
            add(new RestMethod(
                    name, BASIC, false, false, false, "", "Only for applications", "{}", system::applicationOnly));
        }

        people(users, mode);
        records(kinds, duplicates);
        work(activities, history);
        dictionaries(status, categories);
        enumerations();
        families.forEach(family -> family.register(list));
    }

    private void people(UserMethods users, ModeMethods mode) {
        read("user.current", USER, "", "The caller", users::current);
        read("user.get", USER, "FILTER, sort, order, start", "People of the account", users::get);

        read("crm.settings.mode.get", CRM, "", "The CRM mode: 1 classic, 2 simple", mode::get);
    }

    private void records(Kinds kinds, DuplicateMethods duplicates) {
        kinds.methods().forEach((kind, records) -> {
            var one = kind.name().toLowerCase(Locale.ROOT);
            var many = kind.plural();
            var name = "crm." + one;
            write(name + ".add", CRM, "fields, params", "Adds a " + one, records::add);
            read(name + ".get", CRM, "id*", "One " + one, records::get);
            read(name + ".list", CRM, "select, filter, order, start", "The " + many + " that match", records::list);
            write(name + ".update", CRM, "id*, fields, params", "Changes a " + one, records::update);
            write(name + ".delete", CRM, "id*", "Moves a " + one + " to the recycle bin", records::delete);
            read(name + ".fields", CRM, "", "The fields of a " + one, records::fields);
        });
        read(
                "crm.duplicate.findbycomm",
                CRM,
                "type*, values*, entity_type",
                "Who has a phone number or e-mail address",
                duplicates::findByCommunication);
    }

    private void work(ActivityMethods activities, StageHistoryMethods history) {
        read("crm.activity.list", CRM, "select, filter, order, start", "Activities that match", activities::list);
        read("crm.activity.get", CRM, "id*", "One activity", activities::get);
        read(
                "crm.stagehistory.list",
                CRM,
                "entityTypeId*, select, filter, order, start",
                "Which stages leads or deals went through",
                history::list);
    }

    private void dictionaries(StatusMethods status, CategoryMethods categories) {
        read("crm.status.list", CRM, "filter, order", "Entries of dictionaries", status::list);
        read("crm.status.get", CRM, "id*", "One entry of a dictionary", status::get);
        read("crm.status.entity.types", CRM, "", "The dictionaries", status::types);
        read("crm.status.entity.items", CRM, "entityId*", "The entries of a dictionary", status::items);
        read("crm.category.list", CRM, "entityTypeId*", "Pipelines of deals", categories::list);
        read("crm.category.get", CRM, "entityTypeId*, id*", "One pipeline", categories::get);
        read(
                "crm.dealcategory.list",
                CRM,
                "filter, order, start",
                "Pipelines beside the default one",
                categories::listFurther);
        read("crm.dealcategory.stage.list", CRM, "id", "The stages of a pipeline", status::ofPipeline);
    }

    private void enumerations() {
        enumeration("settings.mode", 1, 2);
        enumeration("activitytype", 0, 1, 2, 3, 4, 5, 6);
        enumeration("activitystatus", 0, 1, 2, 3);
        enumeration("activitypriority", 0, 1, 2, 3);
        enumeration("activitynotifytype", 0, 1, 2, 3);
        enumeration("activitydirection", 0, 1, 2);
        enumeration("contenttype", 0, 1, 2, 3);
        enumeration("addresstype", 11, 1, 6, 4, 8, 9);
        read("crm.enum.ownertype", CRM, "", "The kinds of record", EnumMethods::ownerTypes);
        read(
                "crm.enum.getorderownertypes",
                CRM,
                "",
                "The kinds of record an order belongs to",
                EnumMethods::orderOwnerTypes);
        read("crm.enum.fields", CRM, "", "The fields of an enumeration", EnumMethods::fields);
        read("crm.multifield.fields", CRM, "", "The fields of a multi-field", EnumMethods::multiFields);
    }

    private void enumeration(String name, int... ids) {
        read("crm.enum." + name, CRM, "", "The values of " + name, EnumMethods.of(name, ids));
    }

    private void read(String name, Scope scope, String parameters, String summary, Handler handler) {
        add(RestMethod.reading(name, scope, parameters, summary, Examples.of(name, parameters), handler));
    }

    private void write(String name, Scope scope, String parameters, String summary, Handler handler) {
        add(RestMethod.writing(name, scope, parameters, summary, Examples.of(name, parameters), handler));
    }

    private void add(RestMethod method) {
        list.add(method);
    }

    @Override
    public Optional<RestMethod> find(String name) {
        return Optional.ofNullable(methods.get(name.toLowerCase(Locale.ROOT)));
    }

    /// By name.
    public List<RestMethod> all() {
        return methods.values().stream()
                .sorted(Comparator.comparing(RestMethod::name))
                .toList();
    }

    private static Answer scopes(Call call) {
        var full = call.params().truthy("full");
        var scopes = full ? Stream.of(Scope.values()) : Granted.scopes().stream();
        return Answer.of(scopes.filter(scope -> scope != BASIC).map(Scope::word).toList());
    }

    private Answer names(Call call) {
        var scope = call.params().text("scope");
        return Answer.of(methods.values().stream()
                .filter(method -> scope == null || method.scope().word().equalsIgnoreCase(scope))
                .map(RestMethod::name)
                .toList());
    }

    private Answer describe(Call call) {
        var name = call.params().text("name");
        var method = name == null ? Optional.<RestMethod>empty() : find(MethodName.of(name));
        var answer = new LinkedHashMap<String, Object>();
        answer.put("isExisting", method.isPresent());
        answer.put("isAvailable", method.filter(RestMethod::available).isPresent());
        return Answer.of(answer);
    }
}
