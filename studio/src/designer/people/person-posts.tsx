import { PlusOutlined } from '@ant-design/icons'
import { cityDay } from '@linli/schemas/city-day'
import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  EndPostDocument,
  type HeldPostFieldsFragment,
  type PersonFieldsFragment,
} from '../../api/documents.ts'
import { useNow } from '../../staff/use-now.ts'
import { useSaving } from '../org/use-saving.ts'
import { ConfirmDialog } from './confirm-dialog.tsx'
import { GivePost } from './give-post.tsx'
import { postName } from './post-name.ts'

interface PersonPostsProps {
  readonly person: PersonFieldsFragment
  readonly onSaved: () => void
}

/** Her posts with their days: those of now and later, and those that have ended. */
export function PersonPosts({ person, onSaved }: PersonPostsProps) {
  const { t } = useTranslation('org')
  const today = cityDay(useNow())
  const [isGiving, setIsGiving] = useState(false)
  const [ending, setEnding] = useState<HeldPostFieldsFragment | null>(null)
  const isOver = ({ validUntil }: HeldPostFieldsFragment) =>
    validUntil !== null && validUntil <= today
  const current = person.posts.filter((post) => !isOver(post))
  const over = person.posts.filter(isOver).reverse()
  const done = () => {
    setIsGiving(false)
    setEnding(null)
    onSaved()
  }
  return (
    <section className="card">
      <div className="card-head">
        <h2>{t('post.title')}</h2>
        <Button icon={<PlusOutlined />} onClick={() => setIsGiving(true)}>
          {t('post.give')}
        </Button>
      </div>
      {current.length === 0 && <p className="soft">{t('post.noneNow')}</p>}
      <ul className="org-posts">
        {current.map((post) => (
          <PostItem key={post.id} post={post} onEnd={() => setEnding(post)} />
        ))}
      </ul>
      {over.length > 0 && (
        <details>
          <summary>{t('post.over', { count: over.length })}</summary>
          <ul className="org-posts">
            {over.map((post) => (
              <PostItem key={post.id} post={post} onEnd={null} />
            ))}
          </ul>
        </details>
      )}
      {isGiving && <GivePost person={person} onClose={() => setIsGiving(false)} onSaved={done} />}
      {ending !== null && (
        <EndPost post={ending} today={today} onClose={() => setEnding(null)} onSaved={done} />
      )}
    </section>
  )
}

interface PostItemProps {
  readonly post: HeldPostFieldsFragment
  readonly onEnd: (() => void) | null
}

function PostItem({ post, onEnd }: PostItemProps) {
  const { t } = useTranslation(['org', 'staff'])
  const name = `${post.place} · ${postName(t, post.post)}`
  return (
    <li>
      <div>
        <strong>{name}</strong>{' '}
        <span className={post.kind === 'primary' ? 'badge' : 'badge badge-pool'}>
          {String(t(`postKind.${post.kind}` as never, { defaultValue: post.kind }))}
        </span>{' '}
        {post.standsInFor !== null && (
          <span>{t('leave.standsInFor', { name: post.standsInFor })} </span>
        )}
        {onEnd !== null && !post.isValid && (
          <span className="badge badge-draft">{t('post.later')}</span>
        )}
        <div className="soft">
          {t(daysKey(post), { from: post.validFrom, until: post.validUntil })}
        </div>
      </div>
      {onEnd !== null && post.mayEnd && (
        <Button onClick={onEnd} aria-label={t('post.endOf', { post: name })}>
          {t('post.end')}
        </Button>
      )}
    </li>
  )
}

function daysKey({ validFrom, validUntil }: HeldPostFieldsFragment) {
  if (validFrom === null) return validUntil === null ? 'post.always' : 'post.before'
  return validUntil === null ? 'post.since' : 'post.between'
}

interface EndPostProps {
  readonly post: HeldPostFieldsFragment
  readonly today: string
  readonly onClose: () => void
  readonly onSaved: () => void
}

/** Asks from which day on she holds it no more. */
export function EndPost({ post, today, onClose, onSaved }: EndPostProps) {
  const { t } = useTranslation(['org', 'staff'])
  const id = useId()
  const [until, setUntil] = useState(post.validUntil ?? today)
  const saving = useSaving(EndPostDocument, onSaved)
  return (
    <ConfirmDialog
      title={t('post.endOf', { post: `${post.place} · ${postName(t, post.post)}` })}
      confirm={t('post.endNow')}
      saving={saving}
      onConfirm={() => void saving.send({ input: { postId: post.id, validUntil: until } })}
      onClose={onClose}
    >
      <div className="field-entry">
        <label htmlFor={id}>{t('post.until')}</label>
        <Input
          id={id}
          type="date"
          value={until}
          onChange={(event) => setUntil(event.target.value)}
        />
        <p className="soft">{t('post.untilHelp')}</p>
      </div>
    </ConfirmDialog>
  )
}
