import Domain

/// The mail with the link by which somebody goes on with a draft. It says nothing of what was answered.
struct DraftLinkLetter {
    let url: String
    let code: ReturnCode
    /// The last day on which it can be gone on with.
    let lastDay: CalendarDay
    let language: Language

    var rendered: RenderedMessage {
        RenderedMessage(
            subject: title, text: PlainTextRenderer.render([.heading(title)] + blocks),
            html: HTMLRenderer.render(blocks, title: title, language: language.tag), language: language)
    }

    private var title: String {
        switch language {
        case .english: "Go on with your complaint"
        case .welsh: "Parhau â’ch cwyn"
        }
    }

    private var blocks: [MessageBlock] {
        switch language {
        case .english: english
        case .welsh: welsh
        }
    }

    @MessageBlockBuilder
    private var english: [MessageBlock] {
        "You saved a complaint that you have not sent yet. Open this page and choose “Go on”:"
        MessageBlock.action(label: "Go on with your complaint", url: url)
        "You can also enter this code where it says “Go on with a code”, or read it out on the phone: \(code.spoken)."
        "We keep it until \(lastDay.spoken), and longer each time that you save an answer. After that it is deleted."
        "Whoever has the link or the code can read and change what you wrote. Please do not pass them on. If you did not ask for this message, you need do nothing."
    }

    @MessageBlockBuilder
    private var welsh: [MessageBlock] {
        "Rydych wedi cadw cwyn nad ydych wedi’i hanfon eto. Agorwch y dudalen hon a dewiswch “Parhau”:"
        MessageBlock.action(label: "Parhau â’ch cwyn", url: url)
        "Gallwch hefyd roi’r cod hwn lle mae’n dweud “Parhau gyda chod”, neu ei ddarllen dros y ffôn: \(code.spoken)."
        "Byddwn yn ei chadw tan ddydd \(lastDay.spokenInWelsh), ac yn hirach bob tro y byddwch yn cadw ateb. Ar ôl hynny caiff ei dileu."
        "Gall pwy bynnag sydd â’r ddolen neu’r cod ddarllen a newid yr hyn a ysgrifennoch. Peidiwch â’u rhannu. Os na ofynnoch am y neges hon, nid oes angen i chi wneud dim."
    }
}
