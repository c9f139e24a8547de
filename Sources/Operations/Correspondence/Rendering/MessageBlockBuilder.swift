/// Lets a letter be written down as it reads: a string is a paragraph.
@resultBuilder
enum MessageBlockBuilder {
    static func buildExpression(_ paragraph: String) -> [MessageBlock] { [.paragraph(paragraph)] }

    static func buildExpression(_ paragraph: String?) -> [MessageBlock] { paragraph.map { [.paragraph($0)] } ?? [] }

    static func buildExpression(_ block: MessageBlock) -> [MessageBlock] { [block] }

    static func buildExpression(_ blocks: [MessageBlock]) -> [MessageBlock] { blocks }

    static func buildBlock(_ parts: [MessageBlock]...) -> [MessageBlock] { parts.flatMap { $0 } }

    static func buildOptional(_ part: [MessageBlock]?) -> [MessageBlock] { part ?? [] }

    static func buildEither(first part: [MessageBlock]) -> [MessageBlock] { part }

    static func buildEither(second part: [MessageBlock]) -> [MessageBlock] { part }
}
