import {
  AlignmentType,
  Document,
  Footer,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import type { PackPart, SheetView } from '../templates/messages/meeting.ts'
import { SHEET_HEADS, SHEET_NOTE, sheetLines } from '../templates/messages/meeting.ts'

/** A4 in twentieths of a point, with 2.5 cm margins: what a street office prints on. */
const PAGE = {
  size: { width: 11_906, height: 16_838 },
  margin: { top: 1_417, bottom: 1_417, left: 1_417, right: 1_417 },
}
const FONT = { ascii: 'Times New Roman', eastAsia: 'FangSong', hAnsi: 'Times New Roman' }
/** Half points: 四号 for text, 小二 for the title, so that it stands in one line. */
const SIZE = { text: 28, small: 24, title: 36, heading: 32 }

/** The meeting pack as a document that prints well: a heading a part, each item with its lines. */
export function packDocument(title: string, parts: readonly PackPart[]): Promise<Uint8Array> {
  return documentOf(title, parts.flatMap(partParagraphs))
}

function partParagraphs({ title, note, cards, empty }: PackPart): Paragraph[] {
  return [
    heading(title),
    line(note, { isSmall: true }),
    ...(cards.length === 0 ? [line(empty)] : []),
    ...cards.flatMap(({ head, tag, lines }) => [
      new Paragraph({
        keepNext: lines.length > 0,
        spacing: { before: 160 },
        children: [run(head, { isBold: true }), run(`　${tag}`, { isSmall: true })],
      }),
      ...lines.map((words) => line(words, { isSmall: true })),
    ]),
  ]
}

/** The training sheet: for each matter a table of two columns, the good reply beside the bad one. */
export function sheetDocument(title: string, { pairs }: SheetView): Promise<Uint8Array> {
  const tables = pairs.flatMap(({ matter, best, worst }) => [
    heading(matter),
    new Table({
      width: { size: 100, type: WidthType.PERCENTAGE },
      rows: [
        new TableRow({
          tableHeader: true,
          cantSplit: true,
          children: [SHEET_HEADS.best, SHEET_HEADS.worst].map((words) => cell([words], true)),
        }),
        // A reply that goes on overleaf cannot be compared.
        new TableRow({
          cantSplit: true,
          children: [best, worst].map((reply) => cell(sheetLines(reply), false)),
        }),
      ],
    }),
  ])
  return documentOf(title, [line(SHEET_NOTE), ...tables])
}

function cell(lines: readonly string[], isHead: boolean): TableCell {
  return new TableCell({
    width: { size: 50, type: WidthType.PERCENTAGE },
    margins: { top: 80, bottom: 80, left: 100, right: 100 },
    children: lines.map(
      (words) =>
        new Paragraph({
          keepNext: isHead,
          spacing: { after: 80 },
          children: [run(words, { isSmall: true, isBold: isHead })],
        }),
    ),
  })
}

async function documentOf(title: string, children: (Paragraph | Table)[]): Promise<Uint8Array> {
  const document = new Document({
    creator: 'huisheng',
    title,
    styles: { default: { document: { run: { font: FONT, size: SIZE.text } } } },
    sections: [
      {
        properties: { page: PAGE },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                alignment: AlignmentType.CENTER,
                children: [new TextRun({ children: [PageNumber.CURRENT], size: SIZE.small })],
              }),
            ],
          }),
        },
        children: [
          new Paragraph({
            alignment: AlignmentType.CENTER,
            spacing: { after: 240 },
            children: [run(title, { isBold: true, size: SIZE.title })],
          }),
          ...children,
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

function heading(words: string): Paragraph {
  return new Paragraph({
    heading: HeadingLevel.HEADING_2,
    keepNext: true,
    spacing: { before: 320, after: 120 },
    children: [run(words, { isBold: true, size: SIZE.heading })],
  })
}

function line(words: string, style: { isSmall?: boolean } = {}): Paragraph {
  return new Paragraph({ spacing: { after: 60 }, children: [run(words, style)] })
}

function run(
  words: string,
  { isBold = false, isSmall = false, size }: { isBold?: boolean; isSmall?: boolean; size?: number },
): TextRun {
  return new TextRun({
    text: words,
    bold: isBold,
    font: FONT,
    color: '000000',
    size: size ?? (isSmall ? SIZE.small : SIZE.text),
  })
}
