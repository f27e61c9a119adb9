/** What a person sets once for every screen; each choice takes effect at once and is remembered on this device. */
import { DEFAULTS, MOTIONS, PICTURES, SOURCES, TEXT_SIZES, THEMES } from '../../store/settings.ts'
import { Button } from '../../ui/Button.tsx'
import { useApp, useSession, useWords } from '../app/context.ts'
import { useLanguages } from '../app/languages.ts'
import { Choice } from '../briefing/Choice.tsx'

export function SettingsScreen() {
  const t = useWords()
  const { session } = useApp()
  const settings = useSession((state) => state.settings)
  const languages = useLanguages()
  const choices = { textSize: TEXT_SIZES, theme: THEMES, motion: MOTIONS, picture: PICTURES, sources: SOURCES } as const
  return (
    <article className="page">
      <h1>{t('settings.title')}</h1>
      <p className="lead">{t('settings.lead')}</p>
      <div className="settings">
        <Choice
          legend={t('settings.language')}
          value={languages.now.tag}
          onChoose={languages.choose}
          options={languages.all.map(({ tag, name }) => ({ value: tag, name, lang: tag }))}
        />
        {(Object.keys(choices) as (keyof typeof choices)[]).map((key) => (
          <Choice
            key={key}
            legend={t(`settings.${key}.title`)}
            value={settings[key]}
            onChoose={(value) => session.setSettings({ [key]: value })}
            options={choices[key].map((value) => ({ value, name: t(`settings.${key}.${value}`) }))}
          />
        ))}
        <Choice
          legend={t('settings.keys.title')}
          value={settings.keys ? 'on' : 'off'}
          onChoose={(value) => session.setSettings({ keys: value === 'on' })}
          options={(['on', 'off'] as const).map((value) => ({ value, name: t(`settings.keys.${value}`) }))}
        />
      </div>
      <p className="deeds">
        <Button
          look="outline"
          onPress={() => session.setSettings({ ...DEFAULTS, language: settings.language, texts: settings.texts })}
        >
          {t('settings.reset')}
        </Button>
        <a href="#/games">{t('games.title')}</a>
      </p>
    </article>
  )
}
