package io.weiche.chat;

import io.weiche.accounts.Language;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A messenger through which visitors write to a robot of the account. Whoever connects another one implements this and
/// nothing else: leases, the mark, duplicates, taking in and sending again are the same for all. No transaction is open
/// while the other side thinks.
public interface Messenger {
    /// The kind of channel it serves.
    ChatChannel.Kind kind();

    /// Asks who the robot is, which also says whether the token opens anything.
    ///
    /// @return what the messenger calls it
    String introduce(String token) throws MessengerFailure;

    /// What has come since; waits for something for a while.
    ///
    /// @param mark from where on; what lies before it is forgotten there
    List<Incoming> fetch(String token, long mark) throws MessengerFailure;

    /// The bytes of a file somebody sent.
    byte[] file(String token, Attachment attachment) throws MessengerFailure;

    void send(String token, String chat, String text) throws MessengerFailure;

    /// One thing that came.
    ///
    /// @param number of the messenger, rising
    /// @param chat whom to answer; null when it is nothing anybody said
    /// @param phone a contact detail that came with it
    /// @param greeting somebody came to the robot and has said nothing yet
    record Incoming(
            long number,
            @Nullable String chat,
            @Nullable String name,
            @Nullable String phone,
            @Nullable Language language,
            String text,
            @Nullable Attachment attachment,
            boolean greeting) {}

    /// A file that came with a message.
    ///
    /// @param size in bytes; null when nobody says
    record Attachment(String id, String name, @Nullable Long size) {}
}
