import Domain
import Operations

/// The form by which either side answers what the caseworker asked: a box for each question that is open, of which some
/// can be left for later.
struct InformationForm: Sendable {
    let address: String
    let formToken: String
    let questions: [Question]
    let answered: [Answered]
    let hasAnswered: Bool

    struct Question: Sendable {
        let number: Int
        let text: TextArea
    }

    struct Answered: Sendable {
        let question: String
        let answer: String
    }

    /// - Returns: nil where nothing is asked of the viewer.
    init?(_ view: CaseView, at address: String, formToken: String, form: FormFields, messages: FormMessages?) {
        let name = ActionName.information.rawValue
        guard view.availableActions.contains(name), let request = view.informationRequest else { return nil }
        self.address = "\(address)/\(name)"
        self.formToken = formToken
        questions = request.open.map { question in
            let id = Self.input(question.number)
            return Question(
                number: question.number,
                text: TextArea(id, question.text, rows: 5, error: messages?[id], value: form[id] ?? ""))
        }
        answered = request.questions.compactMap { question in
            question.answer.map { Answered(question: question.text, answer: $0) }
        }
        hasAnswered = !answered.isEmpty
    }

    /// What was filled in, as the JSON of the API. A box that was left empty stays open.
    static func body(_ form: FormFields) -> JSONObject {
        [
            "answers": .array(
                filled(form).map { number in
                    ["question": .number(JSONNumber(number)), "text": form.json(input(number))]
                })
        ]
    }

    /// The box that a problem is about; where none was filled in, the first.
    static func input(of problem: FieldProblem, _ form: FormFields) -> String? {
        let parts = problem.pointer.split(separator: "/")
        guard parts.first == "answers" else { return nil }
        let place = parts.dropFirst().first.flatMap { Int($0) }
        return (place.flatMap { filled(form).dropFirst($0).first } ?? numbers(form).first).map(input)
    }

    static let labels = Dictionary(
        (1...ActionReader.mostQuestions).map { number in
            (
                input(number),
                FormLabels.Label(ask: "Answer at least one question", subject: "Your answer to question \(number)")
            )
        }
    ) { first, _ in first }

    private static func input(_ number: Int) -> String { "answer-\(number)" }

    private static func numbers(_ form: FormFields) -> [Int] { form.all("question").compactMap { Int($0) } }

    private static func filled(_ form: FormFields) -> [Int] { numbers(form).filter { form[input($0)] != nil } }
}
