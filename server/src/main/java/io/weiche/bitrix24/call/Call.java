package io.weiche.bitrix24.call;

import io.weiche.accounts.Account;
import io.weiche.bitrix24.wire.Params;
import io.weiche.bitrix24.wire.Warnings;

/// One call of a method, as its handler sees it. User and account are those of the current work.
///
/// @param warnings what the original would swallow goes in here
public record Call(Params params, Account account, Warnings warnings) {}
