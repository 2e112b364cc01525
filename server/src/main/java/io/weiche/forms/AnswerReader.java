package io.weiche.forms;

import io.weiche.accounts.Account;
import io.weiche.fields.ContactPoint;
import io.weiche.fields.ContactPointInput;
import io.weiche.fields.CustomField;
import io.weiche.fields.CustomInput;
import io.weiche.fields.CustomValues;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.Money;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.Texts;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Reads what was entered into a form: what is seen, and nothing else. Hidden fields are never required nor taken.
@Component
class AnswerReader {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int TRACE = 1000;

    private final FormTargets targets;
    private final CustomInput input;

    AnswerReader(FormTargets targets, CustomInput input) {
        this.targets = targets;
        this.input = input;
    }

    /// @param plan what of the form is seen
    Answers read(WebForms.Shown shown, Sent sent, DisplayPlan.Result plan, Account account) {
        var answers = new Answers();
        var form = shown.form().definition();
        var custom = form.fields().stream().anyMatch(field -> FormTargets.isCustom(field.target()))
                ? targets.custom()
                : List.<CustomField>of();
        for (var field : form.fields()) {
            if (plan.visible().contains(field.key())) {
                try {
                    new Reading(field, shown, sent, account, custom, answers)
                            .read(plan.required().contains(field.key()));
                } catch (BadInput e) {
                    answers.errors.put(field.key(), e.errors().getFirst().code());
                }
            }
        }
        values(form, custom, answers);
        requireWayToAnswer(form, plan, answers);
        sent.trace().forEach((name, value) -> answers.trace.put(name, Sent.cut(value, TRACE)));
        return answers;
    }

    private void values(FormDefinition form, List<CustomField> custom, Answers answers) {
        var ofLeads = custom.stream()
                .filter(field -> field.kind() == RecordKind.LEAD)
                .map(CustomField::code)
                .collect(Collectors.toSet());
        var leads = answers.custom.entrySet().stream()
                .filter(entry -> ofLeads.contains(entry.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        answers.dealValues.putAll(answers.custom);
        answers.dealValues.keySet().removeAll(ofLeads);
        try {
            answers.leadValues = input.read(leads, RecordKind.LEAD, CustomValues.NONE);
            input.read(answers.dealValues, RecordKind.DEAL, CustomValues.NONE);
        } catch (BadInput e) {
            var wrong = e.errors().getFirst();
            form.fields().stream()
                    .filter(field -> wrong.field().equals(field.target()))
                    .forEach(field -> answers.errors.put(field.key(), wrong.code()));
        }
    }

    /// As far as the form asks for one.
    private static void requireWayToAnswer(FormDefinition form, DisplayPlan.Result plan, Answers answers) {
        if (!answers.points.stream().allMatch(point -> point.type() == ContactPoint.Type.WEBSITE)) {
            return;
        }
        form.fields().stream()
                .filter(field -> field.kind().reaches() && plan.visible().contains(field.key()))
                .findFirst()
                .ifPresent(field -> answers.errors.putIfAbsent(field.key(), "no-contact-point"));
    }

    /// One field.
    private record Reading(
            FormField field,
            WebForms.Shown shown,
            Sent sent,
            Account account,
            List<CustomField> custom,
            Answers answers) {

        void read(boolean required) {
            var values = sent.of(field.key());
            if (field.kind() == FieldKind.HIDDEN) {
                hidden(values);
                return;
            }
            if (field.kind() == FieldKind.FILE ? sent.files(field.key()).isEmpty() : values.isEmpty()) {
                if (required) {
                    throw BadInput.required(field.key());
                }
                return;
            }
            if (values.size() > 1 && field.kind() != FieldKind.CHOICES) {
                throw BadInput.of(field.key(), "wrong-type", "Only one answer is possible.");
            }
            one(values);
        }

        private void one(List<String> values) {
            switch (field.kind()) {
                case TEXT -> text(Texts.line(field.key(), values.getFirst(), limit()));
                case LONG_TEXT -> text(Texts.block(field.key(), values.getFirst()));
                case EMAIL -> point(ContactPoint.Type.EMAIL, values.getFirst());
                case PHONE -> point(ContactPoint.Type.PHONE, values.getFirst());
                case LINK -> point(ContactPoint.Type.WEBSITE, values.getFirst());
                case NUMBER -> number(values.getFirst());
                case MONEY -> money(values.getFirst());
                case DATE -> day(values.getFirst());
                case CHOICE, CHOICES -> chosen(values);
                case YES_NO -> keep(account.language().pick("Ja", "Yes"), JSON.booleanNode(true));
                case CONSENT -> consent(values.getFirst());
                case FILE, HIDDEN -> {
                    // files are taken when there is a record; hidden ones are read above
                }
            }
        }

        private int limit() {
            return "title".equals(field.target()) ? Texts.TITLE : Texts.NAME;
        }

        private void hidden(List<String> values) {
            var value = field.preset() == null
                    ? (values.isEmpty() ? null : Sent.cut(values.getFirst(), Texts.NAME))
                    : field.preset();
            var line = Texts.line(field.key(), value, Texts.NAME);
            if (line == null) {
                return;
            }
            if (field.target() == null) {
                answers.trace.put(field.key(), line);
            } else {
                text(line);
            }
        }

        private void text(@Nullable String text) {
            if (text != null) {
                keep(text, JSON.stringNode(text));
            }
        }

        private void keep(String text, JsonNode value) {
            var target = field.target();
            if (target == null
                    || FormTargets.isCustom(target)
                            && FormTargets.find(custom, target).isEmpty()) {
                tell(text);
                return;
            }
            answers.all.add(new Submitted.Answer(field.label(), text, FormTargets.mayBeHidden(target) ? target : null));
            if (FormTargets.isCustom(target)) {
                answers.custom.put(target.substring(CustomValues.PREFIX.length()), value);
            } else {
                answers.lines.put(target, text);
            }
        }

        /// What has no field of its own, or none any more, is told in the message: no visitor is turned away because
        /// somebody put a field or an option away while the form was in use.
        private void tell(String text) {
            var answer = new Submitted.Answer(field.label(), text);
            answers.all.add(answer);
            answers.others.add(answer);
        }

        private void point(ContactPoint.Type type, String value) {
            var point = ContactPointInput.create(field.key(), null, type, null, value, account.country());
            if (point == null) {
                return;
            }
            if (type == ContactPoint.Type.WEBSITE && !"website".equals(field.target())) {
                keep(point.value(), JSON.stringNode(point.value()));
            } else {
                answers.all.add(new Submitted.Answer(field.label(), point.value()));
                answers.points.add(point);
            }
        }

        private void number(String value) {
            var number = DisplayPlan.number(value)
                    .orElseThrow(() -> BadInput.of(field.key(), "not-a-number", "This must be a number."));
            keep(number.toPlainString(), JSON.stringNode(number.toPlainString()));
        }

        private void money(String value) {
            var money = Money.of(field.key(), value.strip().replace(',', '.'), account.currency());
            if (FormTargets.AMOUNT.equals(field.target())) {
                answers.amount = money;
            }
            var plain = money.value().toPlainString();
            keep(plain + " " + money.currency(), JSON.stringNode(plain));
        }

        private void day(String value) {
            try {
                keep(LocalDate.parse(value.strip()).toString(), JSON.stringNode(value.strip()));
            } catch (DateTimeParseException e) {
                throw BadInput.of(field.key(), "not-a-date", "This must be a date.");
            }
        }

        private void chosen(List<String> values) {
            if (!values.stream().allMatch(field::offers)) {
                throw BadInput.of(field.key(), "unknown-option", "This cannot be chosen.");
            }
            var text = values.stream().distinct().map(field::shown).collect(Collectors.joining(", "));
            var into = FormTargets.find(custom, field.target()).orElse(null);
            if (into == null || !into.type().hasOptions()) {
                keep(text, JSON.stringNode(text));
                return;
            }
            var ids = values.stream().distinct().map(Long::valueOf).toList();
            if (!FormTargets.takes(into, ids)) {
                tell(text);
                return;
            }
            var list = JSON.arrayNode();
            ids.forEach(list::add);
            keep(text, field.kind() == FieldKind.CHOICES ? list : list.get(0));
        }

        /// The page says which wording was agreed to; another one than the present is read again first.
        private void consent(String value) {
            var version = shown.consents().getOrDefault(field.key(), 0);
            if (!value.equals(Integer.toString(version))) {
                throw BadInput.of(field.key(), "consent-changed", "The text has changed.");
            }
            answers.consents.put(field.key(), version);
            answers.all.add(
                    new Submitted.Answer(field.label(), account.language().pick("zugestimmt", "agreed")));
        }
    }
}
