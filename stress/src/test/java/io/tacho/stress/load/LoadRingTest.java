package io.tacho.stress.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tacho.stress.Permissions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadRingTest {
    @TempDir private Path temporary = Path.of("");

    @Test
    void shouldBeItsOwnersAloneAndHaveAllItsRoom() throws IOException {
        Permissions.assumeKept(temporary);
        Path file = temporary.resolve("ring");
        LoadRing.create(file);
        assertEquals("rw-------", Permissions.of(file));
        Path zeros = Files.write(temporary.resolve("zeros"), new byte[1 << 16]);
        assumeTrue(roomOf(zeros) > 0, "this file system keeps zeros as holes");
        assertTrue(roomOf(file) >= Files.size(file), "a full disk would be a fault in the mapping");
    }

    /** Of the disk, in bytes. */
    private static long roomOf(Path file) throws IOException {
        Process du = new ProcessBuilder("du", "--block-size=1", file.toString()).start();
        String said = new String(du.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return Long.parseLong(said.substring(0, said.indexOf('\t')));
    }
}
