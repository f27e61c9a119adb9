/** Two pages that a teacher needs and nothing else: the form without a server, then the class server in a box. */
import { List, Part } from './parts.tsx'
import { figures, listOf, type Pen } from './pen.ts'

const TICKET = ['evidence', 'perspective', 'model'] as const

/** An address of this computer alone is of no use on a sheet that others read. */
const reachesOthers = (address: string): boolean => !/^https?:\/\/(localhost|127\.|\[::1\])/.test(address)

export function Quick({ pen }: { readonly pen: Pen }) {
  const { t } = pen
  const data = figures(pen)
  const stuck = pen.lesson('teach.stuck', { returnObjects: true }) as unknown as readonly string[]
  return (
    <Part pen={pen} id="quick">
      <div className="pack-sheet">
        <h3>{t('quick.a.title')}</h3>
        <p className="pack-lead">{t('quick.a.lead')}</p>
        {pen.address !== undefined && (
          <p>{t(reachesOthers(pen.address) ? 'quick.a.address' : 'quick.a.addressHere', { address: pen.address })}</p>
        )}
        <p>{t('quick.a.clock')}</p>
        <h4>{t('quick.a.before')}</h4>
        <List items={listOf(pen, 'quick.a.beforeList', data)} ordered />
        <h4>{t('quick.a.during')}</h4>
        <List items={listOf(pen, 'quick.a.duringList', data)} ordered />
        <h4>{t('quick.a.stuck')}</h4>
        <List items={stuck} />
      </div>
      <div className="pack-sheet">
        <h3>{t('quick.a.ticket')}</h3>
        <List items={TICKET.map((question) => pen.lesson(`ticket.${question}`))} ordered />
        <h3>{t('quick.care.title')}</h3>
        <List items={listOf(pen, 'quick.care.list')} />
        <h3>{t('quick.skip.title')}</h3>
        <p>{t('quick.skip.text')}</p>
        <div className="pack-box">
          <h3>{t('quick.b.title')}</h3>
          <p>{t('quick.b.lead')}</p>
          <List items={listOf(pen, 'quick.b.list')} ordered />
          <p>{t('quick.b.fails')}</p>
        </div>
      </div>
    </Part>
  )
}
