package io.tacho.runtime.mailbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StableHeapTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 1_000_000})
    void shouldAgreeWithASortedModel(int priorities) {
        Random random = new Random(priorities);
        StableHeap<Item> heap = new StableHeap<>();
        Queue<Item> model =
                new PriorityQueue<>(
                        Comparator.comparingInt(Item::sender).thenComparingInt(Item::number));
        for (int step = 0; step < 50_000; step++) {
            boolean climbing = step / 400 % 2 == 0;
            if (random.nextInt(4) == 0 ? !climbing : climbing) {
                Item item = new Item(random.nextInt(priorities), step);
                heap.reserve(1);
                heap.add(item, item.sender());
                model.add(item);
            } else {
                assertEquals(model.poll(), heap.poll());
            }
        }
        while (!model.isEmpty()) {
            assertEquals(model.poll(), heap.poll());
        }
        assertNull(heap.poll());
    }
}
