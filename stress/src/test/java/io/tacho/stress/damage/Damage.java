package io.tacho.stress.damage;

import io.tacho.journal.format.DocumentDescriptor;
import io.tacho.journal.format.QueueFileDescriptor;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** What happens to the files of a journal without anybody meaning it. */
enum Damage {
    CUT_ANYWHERE {
        @Override
        void apply(JournalImage image, JournalImage other, Random random) {
            String name = any(image.names(), random);
            cut(image, name, random.nextInt(image.bytes(name).length));
        }
    },
    CUT_IN_DOCUMENTS {
        @Override
        void apply(JournalImage image, JournalImage other, Random random) {
            String name = any(image.queues(), random);
            cut(image, name, somewhereUsed(image, name, random));
        }
    },
    EMPTIED {
        @Override
        void apply(JournalImage image, JournalImage other, Random random) {
            cut(image, any(image.names(), random), 0);
        }
    },
    FILE_MISSING {
        @Override
        void apply(JournalImage image, JournalImage other, Random random) {
            image.remove(any(image.names(), random));
        }
    },
    DIRECTORY_MISSING {
        @Override
        void apply(JournalImage image, JournalImage other, Random random) {
            image.queues(any(DIRECTORIES, random)).forEach(image::remove);
        }
    },
    BITS_FLIPPED_ANYWHERE {
        @Override
        void apply(JournalImage image, JournalImage other, Random random) {
            for (int i = random.nextInt(MOST_BITS); i >= 0; i--) {
                String name = any(image.names(), random);
                flip(image, name, random.nextInt(image.bytes(name).length), random);
            }
        }
    },
    BITS_FLIPPED_IN_DOCUMENTS {
        @Override
        void apply(JournalImage image, JournalImage other, Random random) {
            for (int i = random.nextInt(MOST_BITS); i >= 0; i--) {
                String name = any(image.queues(), random);
                flip(image, name, somewhereUsed(image, name, random), random);
            }
        }
    },
    BIT_FLIPPED_IN_HEADER {
        @Override
        void apply(JournalImage image, JournalImage other, Random random) {
            String name = any(image.queues(), random);
            int at = body(any(image.documents(name), random)) - DocumentDescriptor.HEADER_LENGTH;
            flip(image, name, at + random.nextInt(DocumentDescriptor.HEADER_LENGTH), random);
        }
    },
    BIT_FLIPPED_IN_BODY {
        @Override
        void apply(JournalImage image, JournalImage other, Random random) {
            String name = any(image.queues(), random);
            int header = any(image.documents(name), random);
            int length =
                    JournalImage.littleEndian(image.bytes(name)).getInt(header)
                            & QueueFileDescriptor.LENGTH_MASK;
            int bodyLength = length - DocumentDescriptor.HEADER_LENGTH;
            flip(image, name, body(header) + random.nextInt(bodyLength), random);
        }
    },
    BITS_FLIPPED_IN_CHRONICLES_HEADERS {
        @Override
        void apply(JournalImage image, JournalImage other, Random random) {
            for (int i = random.nextInt(3); i >= 0; i--) {
                String name = any(image.queues(), random);
                int header = any(image.documents(name), random);
                flip(
                        image,
                        name,
                        header + random.nextInt(QueueFileDescriptor.HEADER_LENGTH),
                        random);
            }
        }
    },
    BITS_FLIPPED_IN_FILE_HEADER {
        @Override
        void apply(JournalImage image, JournalImage other, Random random) {
            String name = any(image.queues(), random);
            for (int i = random.nextInt(8); i >= 0; i--) {
                flip(image, name, random.nextInt(FILE_HEADER), random);
            }
        }
    },
    BLOCK_ZEROED {
        @Override
        void apply(JournalImage image, JournalImage other, Random random) {
            String name = any(image.queues(), random);
            int block = any(BLOCKS, random);
            paste(image, name, blockUsed(image, name, block, random), new byte[block]);
        }
    },
    BLOCK_DUPLICATED {
        @Override
        void apply(JournalImage image, JournalImage other, Random random) {
            int block = any(BLOCKS, random);
            String from = any(image.queues(), random);
            String to = any(image.queues(), random);
            int source = blockUsed(image, from, block, random);
            byte[] bytes = Arrays.copyOfRange(image.bytes(from), source, source + block);
            paste(image, to, blockUsed(image, to, block, random), bytes);
        }
    },
    BLOCKS_SWAPPED {
        @Override
        void apply(JournalImage image, JournalImage other, Random random) {
            int block = any(BLOCKS, random);
            String name = any(image.queues(), random);
            int first = blockUsed(image, name, block, random);
            int second = blockUsed(image, name, block, random);
            byte[] one = Arrays.copyOfRange(image.bytes(name), first, first + block);
            byte[] two = Arrays.copyOfRange(image.bytes(name), second, second + block);
            paste(image, name, first, two);
            paste(image, name, second, one);
        }
    },
    MAGIC_WRONG {
        @Override
        void apply(JournalImage image, JournalImage other, Random random) {
            String name = any(image.queues(), random);
            byte[] magic = new byte[Integer.BYTES];
            random.nextBytes(magic);
            int header = any(image.documents(name), random);
            paste(image, name, header + QueueFileDescriptor.HEADER_LENGTH, magic);
        }
    },
    JUNK_APPENDED {
        @Override
        void apply(JournalImage image, JournalImage other, Random random) {
            String name = any(image.names(), random);
            byte[] junk = new byte[1 + random.nextInt(10_000)];
            random.nextBytes(junk);
            byte[] before = image.bytes(name);
            byte[] longer = Arrays.copyOf(before, before.length + junk.length);
            System.arraycopy(junk, 0, longer, before.length, junk.length);
            image.put(name, longer);
        }
    },
    JUNK_BEHIND_LAST_DOCUMENT {
        @Override
        void apply(JournalImage image, JournalImage other, Random random) {
            String name = any(image.queues(), random);
            byte[] junk = new byte[1 + random.nextInt(JournalImage.UNUSED)];
            random.nextBytes(junk);
            paste(image, name, image.bytes(name).length - JournalImage.UNUSED, junk);
        }
    },
    STREAMS_SWAPPED {
        @Override
        void apply(JournalImage image, JournalImage other, Random random) {
            JournalImage before = image.copy();
            before.queues().forEach(image::remove);
            for (String name : before.queues()) {
                boolean first = name.startsWith(DIRECTORIES.get(1));
                String swapped =
                        first
                                ? name.replace(DIRECTORIES.get(1), DIRECTORIES.get(2))
                                : name.replace(DIRECTORIES.get(2), DIRECTORIES.get(1));
                image.put(swapped, before.bytes(name));
            }
        }
    },
    FILE_OF_OTHER_STREAM {
        @Override
        void apply(JournalImage image, JournalImage other, Random random) {
            String target = any(image.queues(), random);
            image.put(target, image.bytes(any(image.queues(), random)));
        }
    },
    FILE_OF_OTHER_JOURNAL {
        @Override
        void apply(JournalImage image, JournalImage other, Random random) {
            String target = any(image.queues(), random);
            byte[] foreign = other.bytes(any(other.queues(directoryOf(target)), random));
            boolean besides = random.nextBoolean();
            image.put(besides ? target.replace("L.cq4", "M.cq4") : target, foreign);
        }
    },
    DIRECTORY_OF_OTHER_JOURNAL {
        @Override
        void apply(JournalImage image, JournalImage other, Random random) {
            String directory = any(DIRECTORIES, random);
            image.queues(directory).forEach(image::remove);
            other.queues(directory).forEach(name -> image.put(name, other.bytes(name)));
        }
    },
    IN_FLIGHT_OVERWRITTEN {
        @Override
        void apply(JournalImage image, JournalImage other, Random random) {
            byte[] junk = new byte[random.nextInt(300)];
            random.nextBytes(junk);
            byte[] before = image.bytes(IN_FLIGHT);
            // With the right magic, so that the rest is looked at.
            System.arraycopy(before, 0, junk, 0, Math.min(junk.length, random.nextInt(12)));
            image.put(IN_FLIGHT, junk);
        }
    },
    IN_FLIGHT_OF_OTHER_JOURNAL {
        @Override
        void apply(JournalImage image, JournalImage other, Random random) {
            image.put(IN_FLIGHT, other.bytes(IN_FLIGHT));
        }
    };

    static final String IN_FLIGHT = "inflight.dat";
    private static final List<String> DIRECTORIES = List.of("meta", "stream-0000", "stream-0001");
    private static final List<Integer> BLOCKS = List.of(64, 512, 4096);
    private static final int MOST_BITS = 32;
    private static final int FILE_HEADER = 0x110;

    /**
     * Changes a journal.
     *
     * @param image will have the damage
     * @param other another journal, to take files from
     */
    abstract void apply(JournalImage image, JournalImage other, Random random);

    static <T> T any(List<T> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }

    static void cut(JournalImage image, String name, int length) {
        image.put(name, Arrays.copyOf(image.bytes(name), length));
    }

    private static void flip(JournalImage image, String name, int at, Random random) {
        byte[] bytes = image.bytes(name).clone();
        bytes[at] ^= (byte) (1 << random.nextInt(Byte.SIZE));
        image.put(name, bytes);
    }

    private static void paste(JournalImage image, String name, int at, byte[] bytes) {
        byte[] changed = image.bytes(name).clone();
        System.arraycopy(bytes, 0, changed, at, Math.min(bytes.length, changed.length - at));
        image.put(name, changed);
    }

    private static int body(int header) {
        return header + QueueFileDescriptor.HEADER_LENGTH + DocumentDescriptor.HEADER_LENGTH;
    }

    private static String directoryOf(String name) {
        return name.substring(0, name.indexOf('/'));
    }

    /** Between the first document and the end of the last. */
    private static int somewhereUsed(JournalImage image, String name, Random random) {
        int first = image.documents(name).get(0);
        int end = image.bytes(name).length - JournalImage.UNUSED;
        return first + random.nextInt(end - first);
    }

    /** A whole block that begins there, at a multiple of its size. */
    private static int blockUsed(JournalImage image, String name, int block, Random random) {
        int last = image.bytes(name).length - block;
        return Math.min(somewhereUsed(image, name, random), last) / block * block;
    }
}
