package io.weiche.db;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// Which processes use one data directory. File locks end with their process, however it ends.
final class UseLock implements AutoCloseable {
    private final FileChannel starting;
    private final FileChannel using;
    private @Nullable FileLock mine;

    private UseLock(FileChannel starting, FileChannel using) {
        this.starting = starting;
        this.using = using;
    }

    static UseLock open(Path directory) throws IOException {
        return new UseLock(channel(directory.resolve("starting.lock")), channel(directory.resolve("using.lock")));
    }

    private static FileChannel channel(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    /// While it is held, no other process starts or stops the server.
    FileLock alone() throws IOException {
        return starting.lock();
    }

    void begin() throws IOException {
        mine = using.lock(0, Long.MAX_VALUE, true);
    }

    void end() throws IOException {
        if (mine != null) {
            mine.release();
            mine = null;
        }
    }

    boolean nobodyElse() throws IOException {
        var lock = using.tryLock();
        if (lock == null) {
            return false;
        }
        lock.release();
        return true;
    }

    @Override
    public void close() throws IOException {
        using.close();
        starting.close();
    }
}
