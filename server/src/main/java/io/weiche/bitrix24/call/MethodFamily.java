package io.weiche.bitrix24.call;

/// Methods that belong together. Each family says which ones it has; the one table collects them.
public interface MethodFamily {
    void register(MethodList methods);
}
