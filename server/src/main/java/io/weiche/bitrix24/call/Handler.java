package io.weiche.bitrix24.call;

/// Does what one method promises, inside a transaction: all of it or nothing.
@FunctionalInterface
public interface Handler {
    Answer answer(Call call);
}
