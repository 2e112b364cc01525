package io.weiche.bitrix24.kinds;

import io.weiche.bitrix24.call.Call;
import io.weiche.fields.CustomField;
import io.weiche.fields.CustomFields;
import io.weiche.web.Problem;
import io.weiche.web.ProblemType;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// Values are never lost: a field that has some is archived.
@Component
class UserFieldRemoval {
    private final CustomFields fields;
    private final TransactionTemplate single;

    UserFieldRemoval(CustomFields fields, PlatformTransactionManager transactions) {
        this.fields = fields;
        single = new TransactionTemplate(transactions);
        single.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    void remove(CustomField field, Call call) {
        try {
            single.executeWithoutResult(_ -> fields.delete(field.id()));
        } catch (Problem problem) {
            if (problem.type() != ProblemType.FIELD_IN_USE) {
                throw problem;
            }
            fields.change(field.id(), UserFieldInput::archived);
            call.warnings().add("FIELD_ARCHIVED", "Records have values of this field; it was archived.", null);
        }
    }
}
