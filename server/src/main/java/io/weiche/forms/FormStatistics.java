package io.weiche.forms;

import io.weiche.access.Access;
import io.weiche.access.Right;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// How often forms were seen, begun and sent within thirty days.
@Service
public class FormStatistics {
    private final FormDayStore store;
    private final WebForms forms;
    private final Access access;

    FormStatistics(FormDayStore store, WebForms forms, Access access) {
        this.store = store;
        this.forms = forms;
        this.access = access;
    }

    public record Total(long formId, long views, long starts, long sent) {
        public static Total none(long formId) {
            return new Total(formId, 0, 0, 0);
        }
    }

    public record Day(LocalDate day, long views, long starts, long sent) {}

    /// By number of the form.
    @Transactional(readOnly = true)
    public Map<Long, Total> totals() {
        access.require(Right.EDIT_SETTINGS);
        return store.totals();
    }

    @Transactional(readOnly = true)
    public List<Day> days(long formId) {
        forms.get(formId);
        return store.days(formId);
    }
}
