import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A mailbox that costs next to nothing: as much IMAP as reading one takes, out of memory. Messages are numbered from 1
/// on, and their numbers are their UIDs.
final class MailServer implements AutoCloseable {
    private static final Pattern COMMAND = Pattern.compile("(\\S+) (UID )?(\\S+)(?: (.*))?", Pattern.CASE_INSENSITIVE);
    private static final Pattern FETCH = Pattern.compile("([\\d:,*]+) \\(?(.*?)\\)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern BODY = Pattern.compile("BODY(?:\\.PEEK)?\\[\\](?:<(\\d+)\\.(\\d+)>)?", Pattern.CASE_INSENSITIVE);
    private static final String NOW =
            DateTimeFormatter.ofPattern("dd-MMM-yyyy HH:mm:ss Z", Locale.ENGLISH).format(ZonedDateTime.now());

    private final ServerSocket socket;
    private final List<byte[]> messages;
    private final long delayMillis;

    /// @param delayMillis before each answer, like a server far away
    MailServer(List<byte[]> messages, long delayMillis) throws IOException {
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.messages = messages;
        this.delayMillis = delayMillis;
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                var guest = socket.accept();
                Thread.ofVirtual().start(() -> serve(guest));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void serve(Socket guest) {
        try (guest) {
            guest.setTcpNoDelay(true);
            var in = new BufferedInputStream(guest.getInputStream());
            var out = guest.getOutputStream();
            out.write("* OK [CAPABILITY IMAP4rev1] bench\r\n".getBytes(StandardCharsets.US_ASCII));
            for (var line = line(in); line != null; line = line(in)) {
                Thread.sleep(delayMillis);
                answer(line, out);
                if (line.toUpperCase(Locale.ROOT).endsWith("LOGOUT")) {
                    return;
                }
            }
        } catch (IOException e) {
            // the guest has gone
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c >= 0; c = in.read()) {
            if (c == '\n') {
                return line.toString().stripTrailing();
            }
            line.append((char) c);
        }
        return null;
    }

    private void answer(String line, OutputStream out) throws IOException {
        var command = COMMAND.matcher(line);
        if (!command.matches()) {
            return;
        }
        var said = new ByteArrayOutputStream();
        switch (command.group(3).toUpperCase(Locale.ROOT)) {
            case "CAPABILITY" -> say(said, "* CAPABILITY IMAP4rev1");
            case "EXAMINE", "SELECT" -> {
                say(said, "* FLAGS (\\Seen)");
                say(said, "* " + messages.size() + " EXISTS");
                say(said, "* OK [UIDVALIDITY 1] numbers hold");
            }
            case "SEARCH" -> {
                var all = new StringBuilder("* SEARCH");
                for (int n = 1; n <= messages.size(); n++) {
                    all.append(' ').append(n);
                }
                say(said, all.toString());
            }
            case "FETCH" -> fetch(FETCH.matcher(command.group(4)), said);
            default -> {}
        }
        say(said, command.group(1) + " OK");
        said.writeTo(out);
        out.flush();
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    private void fetch(Matcher wanted, OutputStream out) throws IOException {
        if (!wanted.matches()) {
            return;
        }
        for (var range : wanted.group(1).split(",")) {
            var ends = range.split(":");
            int last = number(ends[ends.length - 1]);
            for (int n = number(ends[0]); n <= last; n++) {
                item(n, wanted.group(2).toUpperCase(Locale.ROOT), out);
            }
        }
    }

    private int number(String text) {
        return text.equals("*") ? messages.size() : Math.min(Integer.parseInt(text), messages.size());
    }

    private void item(int number, String items, OutputStream out) throws IOException {
        var message = messages.get(number - 1);
        var said = new StringBuilder("* " + number + " FETCH (UID " + number);
        if (items.contains("SIZE")) {
            said.append(" RFC822.SIZE ").append(message.length);
        }
        if (items.contains("INTERNALDATE")) {
            said.append(" INTERNALDATE \"").append(NOW).append('"');
        }
        var body = BODY.matcher(items);
        if (!body.find()) {
            say(out, said + ")");
            return;
        }
        int from = body.group(1) == null ? 0 : Math.min(Integer.parseInt(body.group(1)), message.length);
        int length = body.group(2) == null ? message.length : Math.min(Integer.parseInt(body.group(2)), message.length - from);
        var at = body.group(1) == null ? "" : "<" + from + ">";
        out.write((said + " BODY[]" + at + " {" + length + "}\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(message, from, length);
        say(out, ")");
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
