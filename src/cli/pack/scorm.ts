/**
 * The same page for a learning platform: a SCORM 1.2 package. It tells the
 * platform that it was opened and, once an ending was seen, that it is
 * completed. No score: there is none in the game.
 */
import { strToU8, zipSync } from 'fflate'

/** Looks for the platform's door in the frames around, as the standard has it, and says what happened. */
export const SCORM_DOOR = `(function () {
  function find(start) {
    for (var at = start, n = 0; at && n < 12; n++) {
      try { if (at.API) return at.API } catch (e) { return null }
      if (at.parent === at) break
      at = at.parent
    }
    return null
  }
  var api = null
  try { api = find(window) || (window.opener ? find(window.opener) : null) } catch (e) { api = null }
  if (!api || api.LMSInitialize('') !== 'true') return
  var ended = false
  if (api.LMSGetValue('cmi.core.lesson_status') !== 'completed') {
    api.LMSSetValue('cmi.core.lesson_status', 'incomplete')
    api.LMSCommit('')
  } else ended = true
  function look() {
    if (ended || !/^#\\/ending\\b/.test(location.hash)) return
    ended = true
    api.LMSSetValue('cmi.core.lesson_status', 'completed')
    api.LMSCommit('')
  }
  addEventListener('hashchange', look)
  setInterval(look, 2000)
  var closed = false
  addEventListener('pagehide', function () {
    if (closed) return
    closed = true
    look()
    api.LMSFinish('')
  })
})()`

/** @param page made with `SCORM_DOOR` first */
export function scormZip(page: string, id: string, title: string): Uint8Array {
  return zipSync({ 'imsmanifest.xml': strToU8(manifestOf(id, title)), 'index.html': strToU8(page) }, { level: 6 })
}

export function manifestOf(id: string, title: string): string {
  const name = xml(title)
  return `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="off-ramp-${xml(id)}" version="1.0" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
  <metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata>
  <organizations default="off-ramp">
    <organization identifier="off-ramp">
      <title>${name}</title>
      <item identifier="play" identifierref="page"><title>${name}</title></item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="page" type="webcontent" adlcp:scormtype="sco" href="index.html"><file href="index.html"/></resource>
  </resources>
</manifest>
`
}

/** What XML 1.0 cannot hold is left out. */
const xml = (text: string): string =>
  text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)
