/// What a caseworker asks one side while a case is investigated: one or more questions, each answered by itself.
public struct InformationRequest: Codable, Hashable, Sendable {
    public struct Question: Codable, Hashable, Sendable {
        /// From 1.
        public let number: Int
        public let text: String
        /// `nil` while it is open.
        public let answer: String?
    }

    /// The complainant or the provider.
    public let asked: Party
    public let questions: [Question]

    /// - Parameter asked: the complainant or the provider
    public init(to asked: Party, _ questions: [String]) {
        self.init(
            asked: asked,
            questions: questions.enumerated().map { Question(number: $0 + 1, text: $1, answer: nil) })
    }

    private init(asked: Party, questions: [Question]) {
        self.asked = asked
        self.questions = questions
    }

    public var open: [Question] { questions.filter { $0.answer == nil } }

    /// The open questions as a letter lists them, a line each.
    public var openInWords: String { open.map { "\($0.number). \($0.text)" }.joined(separator: "\n") }

    /// The same request with some of its questions answered.
    func answered(with answers: [InformationAnswer]) -> InformationRequest {
        let texts = Dictionary(answers.map { ($0.question, $0.text) }) { first, _ in first }
        return InformationRequest(
            asked: asked,
            questions: questions.map {
                Question(number: $0.number, text: $0.text, answer: $0.answer ?? texts[$0.number])
            })
    }
}

/// The answer to one question of a request.
public struct InformationAnswer: Codable, Hashable, Sendable {
    /// Its number in the request.
    public let question: Int
    public let text: String

    public init(question: Int, text: String) {
        self.question = question
        self.text = text
    }
}

extension Party {
    /// The other of the two sides; the scheme's own people have none.
    var opposite: Party? {
        switch self {
        case .complainant: .provider
        case .provider: .complainant
        case .caseworker, .ombudsman, .scheme: nil
        }
    }
}
