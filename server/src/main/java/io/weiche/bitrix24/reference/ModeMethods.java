package io.weiche.bitrix24.reference;

import io.weiche.bitrix24.call.Answer;
import io.weiche.bitrix24.call.Call;
import io.weiche.modes.CrmModes;
import io.weiche.modes.Mode;
import org.springframework.stereotype.Component;

/// The CRM mode. The interface can read it; changing it is ours alone.
@Component
public class ModeMethods {
    private static final int CLASSIC = 1;
    private static final int SIMPLE = 2;

    private final CrmModes modes;

    ModeMethods(CrmModes modes) {
        this.modes = modes;
    }

    public Answer get(Call call) {
        return Answer.of(modes.get().mode() == Mode.CLASSIC ? CLASSIC : SIMPLE);
    }
}
