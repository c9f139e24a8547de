import Testing

/// Many complaints, each sent by two clients at once under the same key, both until they have an answer; each of the
/// two to an API of its own when there are two.
enum Submissions {
    /// What each key was answered with, by anybody.
    typealias Answers = [String: Set<API.Accepted>]

    /// - Parameter clients: an even number
    static func send(_ count: Int, clients: Int = 4, to apis: API...) async throws -> Answers {
        try await withThrowingTaskGroup(of: [(String, API.Accepted)].self) { group in
            for client in 0..<clients {
                let numbers = stride(from: client / 2, to: count, by: clients / 2)
                let api = apis[client % apis.count]
                group.addTask { try await send(numbers, to: api) }
            }
            return try await group.reduce(into: [:]) { all, answers in
                for (key, accepted) in answers { all[key, default: []].insert(accepted) }
            }
        }
    }

    private static func send(_ numbers: StrideTo<Int>, to api: API) async throws -> [(String, API.Accepted)] {
        var answers: [(String, API.Accepted)] = []
        for number in numbers {
            let key = "key-\(number)"
            answers.append((key, try await api.submitUntilTaken(Complaint(number), key: key)))
        }
        return answers
    }

    /// One case for each key, no other case, and each opens with the token that was answered.
    static func check(_ answers: Answers, on stage: Stage) async throws {
        #expect(answers.values.allSatisfy { $0.count == 1 }, "one answer for each key")
        let cases = try await stage.ledger.ask(ListCases()).map(\.reference)
        #expect(cases.sorted() == answers.values.flatMap { $0.map(\.reference) }.sorted())
        for accepted in answers.values.joined() {
            let answer = try await stage.api.get("/v1/cases/\(accepted.reference)", token: accepted.accessToken)
            #expect(answer.status == 200)
        }
    }
}
