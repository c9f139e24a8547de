import Domain

/// The mail in which a provider is told of many cases at once.
struct DigestLetter {
    /// What is told of one case, and where the rest of it stands.
    struct Entry {
        let reference: String
        let title: String
        let url: String
    }

    let day: CalendarDay
    /// Of whoever reads it.
    let name: String
    let entries: [Entry]

    var rendered: RenderedMessage {
        RenderedMessage(
            subject: "[Redress] \(title)", text: PlainTextRenderer.render([.heading(title)] + blocks),
            html: HTMLRenderer.render(blocks, title: title, language: "en"))
    }

    private var title: String {
        "Your cases on \(day.spoken): \(entries.count) \(entries.count == 1 ? "thing" : "things") to know"
    }

    @MessageBlockBuilder
    private var blocks: [MessageBlock] {
        "Dear \(name),"
        "This is what has happened on your cases. None of it waits for you: about what you have to do we write to you at once, case by case."
        entries.map { MessageBlock.action(label: "\($0.reference): \($0.title)", url: $0.url) }
        "Whoever has one of these links sees its case. Please keep them within your complaints team."
    }
}
