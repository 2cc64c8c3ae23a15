package io.tacho.stress.damage;

import io.tacho.journal.format.DocumentDescriptor;
import io.tacho.journal.format.DocumentKind;
import io.tacho.journal.format.QueueFileDescriptor;
import io.tacho.journal.format.RecordDescriptor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32C;

/**
 * What happens to the documents of a journal because somebody, or a writer's fault, means it: they
 * say what can't be, but their checksums are right.
 */
enum Forgery {
    VERSION {
        @Override
        void apply(ByteBuffer document, Random random) {
            document.putShort(DocumentDescriptor.VERSION_OFFSET, (short) (2 + random.nextInt(9)));
        }
    },
    VERSION_ZERO {
        @Override
        void apply(ByteBuffer document, Random random) {
            document.putShort(DocumentDescriptor.VERSION_OFFSET, (short) 0);
        }
    },
    KIND {
        @Override
        void apply(ByteBuffer document, Random random) {
            document.put(DocumentDescriptor.KIND_OFFSET, (byte) random.nextInt());
        }
    },
    OTHER_KNOWN_KIND {
        @Override
        void apply(ByteBuffer document, Random random) {
            DocumentKind[] all = DocumentKind.values();
            document.put(DocumentDescriptor.KIND_OFFSET, all[random.nextInt(all.length)].code());
        }
    },
    ENCODING {
        @Override
        void apply(ByteBuffer document, Random random) {
            int other = document.get(DocumentDescriptor.ENCODING_OFFSET) ^ 1;
            document.put(DocumentDescriptor.ENCODING_OFFSET, (byte) other);
        }
    },
    COUNT {
        @Override
        void apply(ByteBuffer document, Random random) {
            document.putInt(DocumentDescriptor.RECORD_COUNT_OFFSET, extreme(random));
        }
    },
    NUMBER {
        @Override
        void apply(ByteBuffer document, Random random) {
            document.putLong(DocumentDescriptor.BATCH_NUMBER_OFFSET, extremeLong(random));
        }
    },
    /** Of one field, or what is one where the body has such. */
    VALUE {
        @Override
        void apply(ByteBuffer document, Random random) {
            int fields = (document.capacity() - BODY) / Integer.BYTES;
            document.putInt(BODY + Integer.BYTES * random.nextInt(fields), extreme(random));
        }
    },
    LONG_VALUES {
        @Override
        void apply(ByteBuffer document, Random random) {
            int fields = (document.capacity() - BODY) / Long.BYTES;
            for (int i = 0; i < 4; i++) {
                document.putLong(BODY + Long.BYTES * random.nextInt(fields), extremeLong(random));
            }
        }
    },
    FIRST_VALUE {
        @Override
        void apply(ByteBuffer document, Random random) {
            document.putInt(BODY, extreme(random));
        }
    },
    BYTES {
        @Override
        void apply(ByteBuffer document, Random random) {
            for (int i = random.nextInt(16); i >= 0; i--) {
                int at = BODY + random.nextInt(document.capacity() - BODY);
                document.put(at, (byte) random.nextInt());
            }
        }
    },
    BODY_OF_JUNK {
        @Override
        void apply(ByteBuffer document, Random random) {
            byte[] junk = new byte[document.capacity() - BODY];
            random.nextBytes(junk);
            document.put(BODY, junk);
        }
    },
    /** The fields of a plain record one by one. */
    RECORD_FIELD {
        @Override
        void apply(ByteBuffer document, Random random) {
            int at = BODY + Damage.any(RECORD_FIELDS, random);
            if (at + Integer.BYTES <= document.capacity()) {
                document.putInt(at, extreme(random));
            }
        }
    };

    private static final int BODY = DocumentDescriptor.HEADER_LENGTH;
    private static final List<Integer> RECORD_FIELDS =
            List.of(
                    RecordDescriptor.RECIPIENT_OFFSET,
                    RecordDescriptor.SENDER_OFFSET,
                    RecordDescriptor.TYPE_ID_OFFSET,
                    RecordDescriptor.KIND_OFFSET,
                    RecordDescriptor.PAYLOAD_LENGTH_OFFSET,
                    RecordDescriptor.BACKLOG_OFFSET,
                    RecordDescriptor.HEADER_LENGTH);

    /**
     * Changes a document, without its checksum.
     *
     * @param document from its own header on, whole
     */
    abstract void apply(ByteBuffer document, Random random);

    /** Changes any one document of any file, and makes its checksum right again. */
    void applyToAny(JournalImage image, Random random) {
        String name = Damage.any(image.queues(), random);
        forge(image, name, Damage.any(image.documents(name), random), random);
    }

    /** Changes one document of a file. */
    void applyTo(JournalImage image, String name, int index, Random random) {
        forge(image, name, image.documents(name).get(index), random);
    }

    /** Changes every document of a kind in the journal. */
    void applyToAll(JournalImage image, DocumentKind kind, Random random) {
        for (String name : image.queues()) {
            for (int header : ofKind(image, name, kind)) {
                forge(image, name, header, random);
            }
        }
    }

    private static List<Integer> ofKind(JournalImage image, String name, DocumentKind kind) {
        List<Integer> found = new ArrayList<>(image.documents(name));
        int at = QueueFileDescriptor.HEADER_LENGTH + DocumentDescriptor.KIND_OFFSET;
        found.removeIf(header -> image.bytes(name)[header + at] != kind.code());
        return found;
    }

    private void forge(JournalImage image, String name, int header, Random random) {
        byte[] bytes = image.bytes(name).clone();
        int length =
                JournalImage.littleEndian(bytes).getInt(header) & QueueFileDescriptor.LENGTH_MASK;
        ByteBuffer document =
                JournalImage.littleEndian(bytes)
                        .slice(header + QueueFileDescriptor.HEADER_LENGTH, length)
                        .order(ByteOrder.LITTLE_ENDIAN);
        apply(document, random);
        CRC32C crc = new CRC32C();
        crc.update(document.slice(0, DocumentDescriptor.CRC_OFFSET));
        crc.update(document.slice(BODY, length - BODY));
        document.putInt(DocumentDescriptor.CRC_OFFSET, (int) crc.getValue());
        image.put(name, bytes);
    }

    private static int extreme(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> Integer.MAX_VALUE;
            case 1 -> Integer.MIN_VALUE;
            case 2 -> -1;
            case 3 -> 1 << 16;
            case 4 -> (1 << 28) - 1;
            case 5 -> 0;
            case 6 -> 1 << random.nextInt(Integer.SIZE);
            default -> random.nextInt();
        };
    }

    private static long extremeLong(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> Long.MAX_VALUE;
            case 1 -> Long.MIN_VALUE;
            case 2 -> 1L << random.nextInt(Long.SIZE);
            case 3 -> extreme(random);
            default -> random.nextLong();
        };
    }
}
