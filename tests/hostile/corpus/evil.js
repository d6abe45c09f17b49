alert('evil-js')
