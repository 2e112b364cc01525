package io.weiche.bitrix24.kinds;

import io.weiche.kernel.RecordKind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// The methods that all kinds of record have alike.
@Component
public class Kinds {
    private final Map<RecordKind, KindMethods<?>> methods = new EnumMap<>(RecordKind.class);

    Kinds(List<Kind<?>> kinds, Showing showing, FileFields files) {
        kinds.forEach(kind -> methods.put(kind.kind(), new KindMethods<>(kind, showing, files)));
    }

    public Map<RecordKind, KindMethods<?>> methods() {
        return methods;
    }
}
