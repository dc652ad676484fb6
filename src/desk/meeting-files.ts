import {
  packFileName,
  packParts,
  packTitle,
  sheetFileName,
  sheetTitle,
} from '../templates/messages/meeting.ts'
import type { Setting } from '../templates/messages/words.ts'
import type { Desk } from './desk.ts'
import type { MeetingPack } from './meeting-pack.ts'
import type { SavedFile } from './saved-file.ts'
import { savedFile } from './saved-file.ts'
import type { TrainingSheet } from './training-sheet.ts'

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
/** On paper there is room for a citizen's whole complaint, in a picture for its beginning. */
const MOST_ON_PAPER = 400
const MOST_IN_PICTURE = 90

/** The pack as a document that prints, and as a picture a part for the group. */
export async function packFiles(desk: Desk, pack: MeetingPack): Promise<SavedFile[]> {
  // Late: nobody needs these libraries but every other week.
  const [{ packDocument }, { partSvg }, { pngOf }] = await Promise.all([
    import('../export/docx.ts'),
    import('../export/pack-picture.ts'),
    import('../export/png.ts'),
  ])
  const setting: Setting = { office: desk.office, now: desk.clock.now() }
  const title = packTitle(setting, pack.day)
  const bytes = await packDocument(title, packParts(setting, pack, MOST_ON_PAPER))
  const files = [await savedFile(desk, { name: packFileName(pack.day, 'docx'), mediaType: DOCX, bytes })]
  for (const [index, part] of packParts(setting, pack, MOST_IN_PICTURE).entries()) {
    const name = packFileName(pack.day, 'png', index + 1)
    files.push(await savedFile(desk, { name, mediaType: 'image/png', bytes: pngOf(partSvg(title, part)) }))
  }
  return files
}

/** The training sheet as a document that prints, and as one picture for the group. */
export async function sheetFiles(desk: Desk, sheet: TrainingSheet): Promise<SavedFile[]> {
  const [{ sheetDocument }, { sheetSvg }, { pngOf }] = await Promise.all([
    import('../export/docx.ts'),
    import('../export/sheet-picture.ts'),
    import('../export/png.ts'),
  ])
  const title = sheetTitle(sheet.month)
  const picture = pngOf(sheetSvg(title, sheet))
  return [
    await savedFile(desk, {
      name: sheetFileName(sheet.month, 'docx'),
      mediaType: DOCX,
      bytes: await sheetDocument(title, sheet),
    }),
    await savedFile(desk, {
      name: sheetFileName(sheet.month, 'png'),
      mediaType: 'image/png',
      bytes: picture,
    }),
  ]
}
