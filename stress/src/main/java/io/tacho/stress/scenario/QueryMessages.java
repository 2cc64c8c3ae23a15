package io.tacho.stress.scenario;

/** Question and answer of scenarios that ask, and the arithmetic that a wrong answer would fail. */
final class QueryMessages {
    private final Interned<Query> queries = new Interned<>(n -> new Query(n, n * 3));
    private final Interned<Answer> answers = new Interned<>(n -> new Answer(n, result(n, n * 3)));

    QueryMessages() {}

    Query query(long number) {
        return queries.of(number);
    }

    /** The answer that a server computes from a query. */
    Answer answer(Query query) {
        return answers.of(query.key);
    }

    boolean isRight(Answer answer) {
        return answer.result == result(answer.key, answer.key * 3);
    }

    private static long result(long key, long amount) {
        return key * 31 + amount;
    }

    /** What is {@code key * 31 + amount}? */
    record Query(long key, long amount) {}

    /** It is {@code result}. */
    record Answer(long key, long result) {}
}
